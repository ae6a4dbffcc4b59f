import { vietnamDay } from '../../core/clock.ts'
import type { Months } from '../months.ts'
import type { FilterQuery } from '../read-filter.ts'
import type { ReportParts } from './parts.ts'
import type { ReportMeta } from './report.ts'

/** What makes a figure reproducible (survey method §3.3): filter, rule, time, version. */
export async function metaOf(
  { figures, clock, codeVersion, frozen }: ReportParts,
  { rule, codes }: FilterQuery,
  months: Months,
  before: Months,
): Promise<Omit<ReportMeta, 'weighted' | 'weightsRefused' | 'instruments'>> {
  const now = clock.now()
  const [asOf, known] = await Promise.all([
    figures.asOf(),
    frozen?.(months.list) ?? { frozen: [], changedSinceFrozen: [] },
  ])
  const isOver = months.lastDay < vietnamDay(now)
  const isFrozen = months.list.every((month) => known.frozen.some((one) => one.month === month))
  return {
    computedAt: now.toISOString(),
    asOf,
    codeVersion,
    filter: codes,
    months: months.list,
    previousMonths: before.list,
    rule,
    frozen: known.frozen,
    changedSinceFrozen: known.changedSinceFrozen,
    running: !isOver || !isFrozen,
  }
}
