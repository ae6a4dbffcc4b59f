import { cleaningReason, type InvalidReason } from '../core/rating.ts'
import type { Moment } from './import/read-moment.ts'

/** A returned rating, by what the cleaning rules look at. */
export interface Returned {
  readonly testOrStaff: boolean
  /** Undefined: what was given is no score of the scale. */
  readonly score: number | undefined
  readonly issued: Moment
  readonly rated: Moment
  readonly expires: Moment | undefined
}

const DAY_US = 24 * 3_600_000_000
const MINUTE_US = 60_000_000

/**
 * The rules that judge a rating by itself (survey method §2.5), in their published order: the same function as for
 * chats. Duplicates and confirmed abuse come after them, over all rows.
 */
export function rowReason(row: Returned): InvalidReason | undefined {
  const { testOrStaff, score } = row
  return cleaningReason({ testOrStaff, score, seconds: secondsToAnswer(row), late: isLate(row) })
}

/** Only between exact instants: two forms of one day are no answer within a second. */
export function secondsToAnswer({ issued, rated }: Pick<Returned, 'issued' | 'rated'>): number | undefined {
  if (issued.precision !== 'second' || rated.precision !== 'second') return undefined
  return (rated.us - issued.us) / 1_000_000
}

/** The whole of the time that was written lies before the issue; a day or a minute is a span. */
export function isBefore(rated: Moment, issued: Moment): boolean {
  return rated.us + spanOf(rated) <= issued.us && rated.us < issued.us
}

/** Late only where it is certain: an expiry that is a day includes that day. */
function isLate({ rated, expires }: Returned): boolean {
  if (expires === undefined) return false
  const end = expires.precision === 'day' ? expires.us + DAY_US - 1 : expires.us
  return rated.us > end
}

function spanOf({ precision }: Moment): number {
  if (precision === 'day') return DAY_US
  return precision === 'minute' ? MINUTE_US : 0
}
