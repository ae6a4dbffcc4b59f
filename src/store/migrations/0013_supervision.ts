/** What freezing, supervision and retention need beside the tables of 0011_survey. */
export const name = '0013_supervision'

export const sql = `
-- Until when the rows of a snapshot know of every change: a row that changed later makes the month "changed".
alter table survey.snapshots add column rows_until timestamptz not null default clock_timestamp();

create index ratings_month_changed on survey.ratings (month, changed_at);
drop index survey.ratings_month;
create index ratings_comments on survey.ratings (month, invite_id) where q3_comment_masked is not null;

-- An update that changes nothing (a raw comment that goes after its time is mirrored too) leaves no mark.
create function survey.same_row() returns trigger language plpgsql as $$
declare
  known survey.ratings := new;
begin
  known.changed_at := old.changed_at;
  if known is not distinct from old then return null; end if;
  return new;
end $$;
create trigger ratings_same before update on survey.ratings for each row execute function survey.same_row();

-- Months whose single rows went after their time. Nothing of them comes back: the cells, which stay, are sums over all
-- rows of a month and would be summed anew over the few that returned.
create table survey.dropped_months (
  month text primary key,
  rows int not null,
  dropped_at timestamptz not null
);
create function survey.not_dropped() returns trigger language plpgsql as $$
begin
  if exists (select from survey.dropped_months where month = new.month) then return null; end if;
  return new;
end $$;
-- Younger rows (nearly all) do not even ask: a month is dropped after two years at the earliest.
create trigger ratings_not_dropped before insert on survey.ratings for each row
  when (new.day < current_date - 700) execute function survey.not_dropped();
`
