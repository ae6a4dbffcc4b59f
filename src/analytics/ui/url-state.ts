export const tabs = ['bao-cao', 'xu-huong', 'kenh', 'kiem-tra-lai', 'gop-y', 'chot-thang', 'xuat-du-lieu'] as const
export type TabId = (typeof tabs)[number]

/** Names of the query and of the API alike (docs/api.md). */
export const filterKeys = [
  'region',
  'province',
  'channel',
  'served_by',
  'group',
  'persona',
  'intent_group',
  'resolved',
  'instrument',
  'mode',
] as const
export type FilterKey = (typeof filterKeys)[number]

export const rules = ['A', 'B', 'C', 'D', 'E'] as const
export const steps = ['day', 'week', 'month'] as const
export const scores = ['low2', 'low3'] as const
export const layers = ['limits', 'ewma', 'cusum'] as const

/** All that decides what the page shows; it stands in the address, so that a link or the back button brings it back. */
export interface UrlState {
  readonly tab: TabId
  /** Months `YYYY-MM`; undefined: the server's default, the last full month that has data. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly filters: Readonly<Partial<Record<FilterKey, readonly string[]>>>
  readonly rule: (typeof rules)[number]
  readonly weighted: boolean
  readonly step: (typeof steps)[number]
  readonly score: (typeof scores)[number]
  readonly layers: readonly (typeof layers)[number][]
  /** Of the comments. */
  readonly topic?: string | undefined
}

export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search)
  const from = monthOf(query.get('from'))
  const to = monthOf(query.get('to'))
  const topic = query.get('topic') ?? ''
  return {
    tab: oneOf(tabs, query.get('tab'), 'bao-cao'),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    filters: readFilters(query),
    rule: oneOf(rules, query.get('rule'), 'A'),
    weighted: query.get('weighted') === '1',
    step: oneOf(steps, query.get('step'), 'week'),
    score: oneOf(scores, query.get('score'), 'low2'),
    layers: query.has('layers') ? layers.filter((layer) => listOf(query, 'layers').includes(layer)) : ['limits'],
    ...(topic === '' ? {} : { topic }),
  }
}

/** Only what differs from the default: short addresses are shared. */
export function writeUrl(state: UrlState): string {
  const query = new URLSearchParams()
  if (state.tab !== 'bao-cao') query.set('tab', state.tab)
  setFilter(query, state)
  if (state.step !== 'week') query.set('step', state.step)
  if (state.score !== 'low2') query.set('score', state.score)
  if (state.layers.join() !== 'limits') query.set('layers', state.layers.join(','))
  if (state.topic !== undefined) query.set('topic', state.topic)
  const text = readable(query)
  return text === '' ? '' : `?${text}`
}

/** The filter as the API takes it. */
export function apiQuery(state: UrlState, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams()
  setFilter(query, state)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  const text = readable(query)
  return text === '' ? '' : `?${text}`
}

function setFilter(query: URLSearchParams, { from, to, filters, rule, weighted }: UrlState): void {
  if (from !== undefined) query.set('from', from)
  if (to !== undefined) query.set('to', to)
  for (const key of filterKeys) {
    const chosen = filters[key] ?? []
    if (chosen.length > 0) query.set(key, chosen.join(','))
  }
  if (rule !== 'A') query.set('rule', rule)
  if (weighted) query.set('weighted', '1')
}

function readFilters(query: URLSearchParams): UrlState['filters'] {
  return Object.fromEntries(
    filterKeys.flatMap((key) => {
      const chosen = listOf(query, key)
      return chosen.length === 0 ? [] : [[key, chosen] as const]
    }),
  )
}

function listOf(query: URLSearchParams, key: string): readonly string[] {
  return [...new Set((query.get(key) ?? '').split(',').filter((code) => /^[\w.-]{1,40}$/.test(code)))]
}

function monthOf(text: string | null): string | undefined {
  return text !== null && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text) ? text : undefined
}

function oneOf<Value extends string>(allowed: readonly Value[], given: string | null, otherwise: Value): Value {
  return allowed.find((value) => value === given) ?? otherwise
}

/** Commas part codes and need no code of their own in a query. */
function readable(query: URLSearchParams): string {
  return query.toString().replaceAll('%2C', ',')
}
