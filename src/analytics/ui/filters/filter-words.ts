import { monthsText } from '../months.ts'
import { filterKeys, type FilterKey, type UrlState } from '../url-state.ts'
import { filterTitles, optionsOf, type FilterLists } from './filter-lists.ts'

export function labelOf(lists: FilterLists, key: FilterKey, code: string): string {
  return optionsOf(lists, key).find(({ value }) => value === code)?.label ?? code
}

/** The filter in words, beside every figure: "Kỳ: tháng 10/2026 · Kênh: Zalo, Trang web". */
export function filterWords(lists: FilterLists, filters: UrlState['filters'], months: readonly string[]): string {
  const chosen = filterKeys.flatMap((key) => {
    const codes = filters[key] ?? []
    return codes.length === 0
      ? []
      : [`${filterTitles[key]}: ${codes.map((code) => labelOf(lists, key, code)).join(', ')}`]
  })
  return [`Kỳ: ${monthsText(months)}`, ...(chosen.length === 0 ? ['toàn quốc, mọi kênh'] : chosen)].join(' · ')
}
