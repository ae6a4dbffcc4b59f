import { filterKeys, type UrlState } from '../url-state.ts'

/** Months and codes of the address, as the API takes a filter in a body. */
export function exportFilter(state: UrlState, months: readonly string[]): Readonly<Record<string, string>> {
  const newest = months.toSorted().at(-1) ?? ''
  const to = state.to ?? newest
  const chosen = filterKeys.flatMap((key) => {
    const codes = state.filters[key] ?? []
    return codes.length === 0 ? [] : [[key, codes.join(',')] as const]
  })
  return { from: state.from ?? to, to, ...Object.fromEntries(chosen) }
}
