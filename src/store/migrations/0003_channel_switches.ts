/**
 * Channels that an operator has switched off. The queue itself looks here, so that a switch holds for every instance
 * from its next look on, and nothing has to be told to anybody.
 */
export const name = '0003_channel_switches'

export const sql = `
create table channel_switches (
  channel text primary key,
  off_since timestamptz not null,
  why text
);

-- As in 0001, and the outbox leaves out what is for a channel that is off: the items stay as they are, no try counted.
create or replace function
  take_lane_heads(wanted text, most int, new_lease text, new_holder int, lease_seconds double precision)
returns table (id bigint, lane text, payload jsonb, attempts int, enqueued_at timestamptz)
language plpgsql
set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off
set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  skipped text[] := '{}';
begin
  if wanted = 'outbox' then
    skipped := array(select channel from channel_switches);
  end if;
  return query
  with heads as (
    select head.id from lane_items head
    where head.queue = wanted and head.run_at <= now() and (head.locked_until is null or head.locked_until < now())
      and (cardinality(skipped) = 0 or split_part(head.lane, '|', 1) <> all (skipped))
      and head.id = (select first.id from lane_items first
                     where first.queue = head.queue and first.lane = head.lane
                     order by first.sort_at, first.id limit 1)
      and coalesce((select max(held.locked_until) from lane_items held
                    where held.queue = head.queue and held.lane = head.lane), '-infinity') < now()
    order by head.id limit most for update skip locked
  )
  update lane_items set attempts = lane_items.attempts + 1, lease = new_lease, holder = new_holder,
    locked_until = now() + make_interval(secs => lease_seconds)
  from heads where lane_items.id = heads.id
  returning lane_items.id, lane_items.lane, lane_items.payload, lane_items.attempts, lane_items.enqueued_at;
end $$;
`
