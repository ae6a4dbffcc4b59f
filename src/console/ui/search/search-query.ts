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
export interface Found {
  readonly conversation: string
  readonly handoff?: string
  readonly channel: string
  readonly at: string
  readonly person: string
  readonly topicTitle?: string
  readonly officer?: string
  readonly tags: readonly string[]
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
}

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
