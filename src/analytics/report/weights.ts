import type { SurveyFigures } from '../contract.ts'
import type { Months } from '../months.ts'
import type { IndexRule } from '../read-filter.ts'

/** Weights have mean 1 over the valid ratings of a month: their sum says for how many there is one. */
const ENOUGH = 0.95

/**
 * Why the weights cannot be used; undefined = they can. They must be there for both periods, else the change would
 * compare a weighted figure with an unweighted one (survey method §2.8).
 */
export async function whyNotWeighted(
  figures: SurveyFigures,
  periods: readonly Months[],
  rule: IndexRule,
): Promise<string | undefined> {
  if (rule !== 'A') return 'Trọng số chỉ dùng cho quy tắc A.'
  const cells = await Promise.all(
    periods.map(({ firstDay, lastDay }) => figures.cells({ from: firstDay, to: lastDay }, ['month'])),
  )
  const without = cells
    .flat()
    .filter(({ counts }) => counts.valid > 0 && counts.weighted.n < ENOUGH * counts.valid)
    .map(({ key }) => key.month ?? '')
  if (without.length === 0) return undefined
  return `Chưa có trọng số cho tháng ${without.toSorted().map(monthInWords).join(', ')}; số liệu dưới đây không có trọng số.`
}

function monthInWords(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`
}
