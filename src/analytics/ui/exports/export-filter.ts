import { filterKeys, type UrlState } from '../url-state.ts'

/**
 * Months and codes of the address, as the API takes a filter in a body. Without a choice the month that the report shows
 * then, the last full one with data: a file must not be of another month than the figures it is checked against.
 */
export function exportFilter(
  state: UrlState,
  months: readonly string[],
  running: string,
): Readonly<Record<string, string>> {
  const full = months.filter((month) => month < running)
  const to = state.to ?? full.toSorted().at(-1) ?? running
  const chosen = filterKeys.flatMap((key) => {
    const codes = state.filters[key] ?? []
    return codes.length === 0 ? [] : [[key, codes.join(',')] as const]
  })
  return { from: state.from ?? to, to, ...Object.fromEntries(chosen) }
}
