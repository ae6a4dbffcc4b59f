import { isHidden } from '../figure-words.ts'
import type { Figure } from '../report-types.ts'

export interface Scale {
  readonly low: number
  /** The end of the scale is always 100 %: an index above it does not exist. */
  readonly ticks: readonly number[]
  /** Place of a share in percent of the width. */
  readonly at: (share: number) => number
}

/** From the lowest interval, rounded down to ten points, to 100 %; room for the dots at both ends. */
export function scaleOf(figures: readonly Figure[]): Scale {
  const lows = figures.filter((figure) => !isHidden(figure)).map(({ low, value }) => low ?? value ?? 1)
  const lowest = Math.min(0.8, ...lows)
  const low = Math.max(0, Math.floor(lowest * 10 + 1e-9) / 10)
  const step = 1 - low > 0.5 ? 0.2 : 0.1
  const count = Math.floor((1 - low) / step + 1e-9)
  const ticks = Array.from({ length: count + 1 }, (_, index) => Math.round((1 - index * step) * 100) / 100).toReversed()
  return { low, ticks, at: (share) => 2 + (96 * (Math.min(1, Math.max(low, share)) - low)) / (1 - low) }
}
