/** A job that ends its worker each time is given up; who reads outside gets other rows. */
export const name = '0014_exports'

export const sql = `
alter table survey.exports
  add column attempts int not null default 0,
  add column outside boolean not null default false;
create index exports_open on survey.exports (created_at) where state in ('queued', 'running');
alter table survey.export_schedules add column outside boolean not null default false;
`
