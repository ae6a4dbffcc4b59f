import type { Instant } from '../core/ids.ts'

export type AuditDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Who did what to what. Never a citizen's words: `detail` says which fields, how many, by which way. */
export interface AuditEntry {
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly at: Instant
  readonly detail?: AuditDetail
}

export interface AuditLine extends AuditEntry {
  /** Grows by one with each line. */
  readonly id: number
  readonly actorName?: string
}

export interface AuditFilter {
  readonly actor?: string
  readonly action?: string
  readonly subject?: string
  readonly from?: Instant
  /** Exclusive. */
  readonly until?: Instant
  /** Only older lines than this one. */
  readonly before?: number
}

export interface AuditVerdict {
  readonly ok: boolean
  /** Lines that fit, from the first on. */
  readonly checked: number
  /** Hash of the last of them. Kept elsewhere, it also shows a chain that was written anew as a whole. */
  readonly head: string
  /** The first line that does not fit; beyond the last one: lines are missing at the end. */
  readonly brokenAt?: number
}

export interface AuditStore {
  /** Resolves once the line is in the chain. */
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  search(filter: AuditFilter, limit: number): Promise<readonly AuditLine[]>
  /** All of it, newest first, a page at a time. */
  stream(filter: AuditFilter): AsyncIterable<AuditLine>
  /** Walks the chain. `known`: a head that was noted earlier must be on it. */
  verify(known?: string): Promise<AuditVerdict>
}
