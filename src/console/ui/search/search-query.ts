import type { SearchResult } from '../../../assist/contract.ts'
export interface SearchFilter {
  readonly q: string
  readonly tag: string
  readonly channel: string
  readonly officer: string
  readonly from: string
  readonly to: string
}

export const emptyFilter: SearchFilter = { q: '', tag: '', channel: '', officer: '', from: '', to: '' }

/** As `GET /search` answers. */
export type Found = SearchResult

export interface SearchAnswer {
  readonly results: readonly Found[]
  readonly next?: string
}

export function searchPath(filter: SearchFilter, after?: string): string {
  const set = Object.entries(filter).filter(([, value]) => value.trim() !== '')
  const query = new URLSearchParams(set.map(([name, value]) => [name, value.trim()]))
  if (after !== undefined) query.set('after', after)
  return `/search?${query.toString()}`
}

export function isEmpty(filter: SearchFilter): boolean {
  return Object.values(filter).every((value) => value.trim() === '')
}
