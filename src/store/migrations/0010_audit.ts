/**
 * The audit log becomes a chain: each row's hash covers the row and the hash before it (docs/adr/0014). Appending is
 * one call, under the lock of the head's row: two instances cannot both follow the same row.
 */
export const name = '0010_audit'

export const sql = `
alter table audit_log add column detail jsonb, add column hash text;
create index audit_log_at on audit_log (at);
create index audit_log_actor on audit_log (actor, id);
create index audit_log_action on audit_log (action, id);
create index audit_log_subject on audit_log (subject, id);

-- The same in src/audit/chain.ts, which verifies: each value with its length in bytes before it, so that no two rows
-- give the same text.
create function audit_part(value text) returns text language sql immutable as $$
  select case when value is null then '-' else octet_length(value) || ':' || value end
$$;
create function audit_hash(previous text, id bigint, at timestamptz, actor text, action text, subject text, detail jsonb)
returns text language sql stable as $$
  select encode(sha256(convert_to(audit_part(previous) || ',' || audit_part(id::text) || ',' ||
    audit_part(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || ',' || audit_part(actor) || ',' ||
    audit_part(action) || ',' || audit_part(subject) || ',' || audit_part(detail::text), 'UTF8')), 'hex')
$$;

create table audit_head (
  one boolean primary key default true check (one),
  id bigint not null,
  hash text not null
) with (fillfactor = 10);
insert into audit_head (id, hash) values (0, '');

-- What was written before is chained as it is.
do $$
declare
  entry record;
  last text := '';
begin
  for entry in select * from audit_log order by id loop
    last := audit_hash(last, entry.id, entry.at, entry.actor, entry.action, entry.subject, null);
    update audit_log set hash = last where audit_log.id = entry.id;
    update audit_head set id = entry.id, hash = last;
  end loop;
end $$;
alter table audit_log alter column hash set not null;

create function audit_append(entries jsonb) returns void language plpgsql as $$
declare
  head audit_head;
  entry record;
begin
  select * into head from audit_head for update;
  for entry in
    select actor, action, subject, at, detail
    from rows from (jsonb_to_recordset(entries) as (actor text, action text, subject text, at timestamptz, detail jsonb))
      with ordinality as given (actor, action, subject, at, detail, place)
    order by place
  loop
    head.id := head.id + 1;
    head.hash := audit_hash(head.hash, head.id, entry.at, entry.actor, entry.action, entry.subject, entry.detail);
    insert into audit_log (id, at, actor, action, subject, detail, hash) overriding system value
    values (head.id, entry.at, entry.actor, entry.action, entry.subject, entry.detail, head.hash);
  end loop;
  update audit_head set id = head.id, hash = head.hash;
end $$;

-- Against accidents; whoever owns the database can take it away, and the chain shows it.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only appended to';
end $$;
create trigger audit_append_only before update or delete or truncate on audit_log
for each statement execute function audit_is_append_only();
`
