import type { SurveyFilter } from '../contract.ts'

/** One row as text, in the order of its columns; `''` = missing. */
export type RatingRecord = readonly string[]

export interface RecordRequest {
  readonly filter: SurveyFilter
  /** Code and region of every province. */
  readonly regions: ReadonlyMap<string, string>
  /** Of this export alone: two exports cannot be joined by the keys that it makes. */
  readonly key: Uint8Array
  /** For readers outside: times to the hour, k-anonymous groups, person keys of this export. */
  readonly outside: boolean
  /** The comments are a file of their own, in which nothing leads to the row of the other file. */
  readonly content: 'ratings' | 'comments'
}

/** The rows of one snapshot of the survey store: every number told of them fits every row. */
export interface RecordSet {
  readonly rows: number
  readonly funnel: readonly FunnelRow[]
  /** `month|commune` of communes with enough persons to be shown. */
  readonly largeCommunes: ReadonlySet<string>
  /** Only for readers outside: what a group that is too small becomes; other groups stay as they are. */
  readonly shared: ReadonlyMap<string, SharedGroup>
  /** Rows of groups that stay too small whatever is generalised: they are left out. */
  readonly withheld: number
  pages(): AsyncIterable<readonly RatingRecord[]>
}

/** The quasi-identifiers of a micro-file that is shared (survey method §2.7). */
export interface SharedGroup {
  readonly province: string
  readonly region: string
  readonly persona: string
  readonly intentGroup: string
  readonly withheld: boolean
}

/** Key of `shared`, from what a row holds. */
export function sharedKey(parts: {
  month: string
  province: string
  channel: string
  persona: string
  intentGroup: string
}): string {
  return [parts.month, parts.province, parts.channel, parts.persona, parts.intentGroup].join('|')
}

export const funnelColumns = [
  'month_vn',
  'province_code',
  'channel',
  'closed',
  'not_eligible',
  'send_failed',
  'issued',
  'returned',
  'valid',
  'refused',
] as const

export type FunnelRow = Readonly<Record<(typeof funnelColumns)[number], string | number>>

export interface RatingRecords {
  /** Reads within one transaction, which ends with `use`. */
  read<T>(request: RecordRequest, use: (set: RecordSet) => Promise<T>): Promise<T>
}

/** Columns of the comments' file: no commune, intent or hour, no key of the other file (survey method §2.7). */
export const commentColumns = [
  'invite_id',
  'month_vn',
  'q1_overall',
  'q2_factor',
  'q3_comment_masked',
  'q3_topic',
  'channel',
  'served_by',
  'region_code',
] as const
