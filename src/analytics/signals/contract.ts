import type { Day } from '../../core/ids.ts'

/** Persons of one area or topic in one week; each counts once, however often they wrote or rated. */
export interface WeekCount {
  /** A province's code (`''` = unknown) or an intent. */
  readonly key: string
  /** The week's Monday. */
  readonly week: Day
  readonly persons: number
  /** Of them: dissatisfied, or left without an answer. */
  readonly hit: number
}

/** Weeks from Monday to Sunday in Việt Nam; `from` and `to` are Mondays, both inclusive. */
export interface Weeks {
  readonly from: Day
  readonly to: Day
}

export interface SignalStore {
  /** Signal 7: of the persons with a valid chat rating, by province, those who gave a 1 or 2. */
  dissatisfied(weeks: Weeks): Promise<readonly WeekCount[]>
  /**
   * Signal 8: of the persons whose question about a topic was understood, those for whom there was no article or
   * calculation, and none came that week.
   */
  unanswered(weeks: Weeks): Promise<readonly WeekCount[]>
}
