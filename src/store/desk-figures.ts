/** The supervisor's figures: of queues and of the team, never of one officer. */

/** As `isLate` in core/handoff.ts. */
const OVERDUE = `due_at < $1 and (status = 'waiting' or answered_at is null or (task is not null and result is null))`

export const QUEUES_NOW = `
select queue, (count(*) filter (where status = 'waiting'))::int as waiting,
  coalesce(extract(epoch from $1::timestamptz - min(opened_at) filter (where status = 'waiting')), 0)::int as oldest,
  (count(*) filter (where ${OVERDUE}))::int as overdue
from handoffs where status in ('waiting', 'assigned') group by queue`

/**
 * Today and this week, from Monday, in Việt Nam's time, by when the handoff was opened. What was opened while the desk
 * was closed is left out of the first answers: nobody was there to give one. Only ratings that count.
 */
export const FIGURES = `
with periods as (
  select 'day' as period, date_trunc('day', $1::timestamptz at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh' as since
  union all
  select 'week', date_trunc('week', $1::timestamptz at time zone 'Asia/Ho_Chi_Minh') at time zone 'Asia/Ho_Chi_Minh'
), ratings as (
  select handoff_id, avg(score) as score, count(*) as n from survey_invitations
  where score is not null and invalid_reason is null and not is_test and handoff_id is not null
    and created_at >= (select min(since) from periods)
  group by handoff_id
)
select period, queue, count(*)::int as handoffs,
  (percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at))
    filter (where first_reply_at is not null and not promised))::float as first_response,
  (percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at))
    filter (where status = 'resolved' and merged_into is null))::float as resolution,
  (count(*) filter (where reopened_from is not null))::int as reopened,
  (sum(ratings.score * ratings.n) / nullif(sum(ratings.n), 0))::float as rating_mean,
  coalesce(sum(ratings.n), 0)::int as rating_n
from periods join handoffs on handoffs.opened_at >= periods.since
left join ratings on ratings.handoff_id = handoffs.id
group by period, queue order by period, queue`

export interface FiguresRow {
  readonly period: 'day' | 'week'
  readonly queue: string
  readonly handoffs: number
  readonly first_response: number | null
  readonly resolution: number | null
  readonly reopened: number
  readonly rating_mean: number | null
  readonly rating_n: number
}

/** Fewer tell what single citizens gave to single officers, and whoever reads the figures knows who served. */
const FEWEST_RATINGS = 10

/** To one decimal. Of a day only if the week's other days, its difference to the week, are none or enough as well. */
export function ratingMeanOf(
  { period, queue, rating_mean, rating_n }: FiguresRow,
  rows: readonly FiguresRow[],
): number | undefined {
  if (rating_mean === null || rating_n < FEWEST_RATINGS) return undefined
  const week = rows.find((row) => row.period === 'week' && row.queue === queue)
  const others = period === 'week' ? 0 : (week?.rating_n ?? rating_n) - rating_n
  return others === 0 || others >= FEWEST_RATINGS ? Math.round(rating_mean * 10) / 10 : undefined
}
