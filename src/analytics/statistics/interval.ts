/** Both ends, in the unit of what was estimated. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Two-sided 95 % of the normal distribution. */
export const Z95 = 1.959963984540054
