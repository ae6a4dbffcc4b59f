/** Survey method §2.7. A count of fewer persons is not shown. */
export const COUNT_PERSONS = 10
/** Valid ratings from which on a rate is shown at all. */
export const RATE_RATINGS = 30
/** Different persons from whom on a rate is shown at all. */
export const RATE_PERSONS = 20
/** Below it a rate is marked "tham khảo": at n = 30 and 85 % the half-width is still 12.8 points (E19). */
export const FULL_RATINGS = 100

export type HiddenWhy = 'few_ratings' | 'few_persons' | 'secondary'

/** Says too much about too few: 1 to 9. A zero names nobody. */
export function isSmall(count: number): boolean {
  return count > 0 && count < COUNT_PERSONS
}
