/** How often people rate again, of a selection that is too large to count them all. */
export const name = '0017_rater_sample'

export const sql = `
-- People of one in sixteen, by the hash of their key: how often people rate again, where counting all takes too long.
create table survey.rater_sample (
  month text not null,
  province_code text not null,
  channel text not null,
  served_by text not null,
  respondent_group text not null,
  persona text not null,
  intent_group text not null,
  resolved text not null,
  instrument_version text not null,
  collection_mode text not null,
  person bigint not null
);
create index rater_sample_month on survey.rater_sample (month);
`
