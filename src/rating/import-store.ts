import type { Instant } from '../core/ids.ts'
import type { InvalidReason } from '../core/rating.ts'

/** A row of a file, read and judged by what stands in it alone; null = not given. Times are microseconds since 1970. */
export interface StagedRating {
  /** Of the file, from 1; the order in which duplicates are kept. */
  readonly line: number
  readonly identity: RowIdentity
  readonly frame: RowFrame
  readonly fate: RowFate
  readonly answers: RowAnswers
  readonly description: RowDescription
}

export interface RowIdentity {
  readonly inviteId: string
  readonly surveyCode: string
  readonly instrumentVersion: string
  readonly conversationKey: string
  readonly personKey: string
}

export interface RowFrame {
  /** '' = eligible. */
  readonly eligibleReason: string
  readonly sendFailure: string | null
  readonly isTest: boolean | undefined
  readonly isStaff: boolean | undefined
  /** What the file says itself: compared, and told where it differs. */
  readonly claimedStage: string
  readonly claimedReason: string
}

export interface RowFate {
  readonly sendStatus: 'none' | 'pending' | 'sent' | 'failed'
  /** Null: nothing in the row says when. */
  readonly created: number | null
  readonly issued: number | null
  readonly rated: number | null
  readonly expires: number | null
  readonly returned: boolean
  /** The first rule that this row alone matches; duplicates are found among the rows that match none. */
  readonly reason: InvalidReason | ''
}

/** Of a rating that did not come back: nothing. */
export interface RowAnswers {
  readonly overall: number | null
  readonly givenValue: string | null
  readonly chip: string
  readonly chipContradicts: boolean
  readonly factorAsked: string
  readonly factorScore: number | null
  readonly comment: string | null
  readonly commentMasked: boolean
  readonly topic: string
}

export interface RowDescription {
  readonly channel: string
  readonly collectionMode: string
  readonly servedBy: string
  readonly group: string
  readonly persona: string
  readonly intent: string
  readonly intentGroup: string
  readonly resolved: string
  readonly province: string
  readonly commune: string
  readonly geoSource: string
  readonly geoVersion: string
  readonly askProbability: number
  readonly weight: number | null
}

/** What is wrong with one cell; `expected` is said in Vietnamese, `found` cut to a readable length. */
export interface RowProblem {
  readonly line: number
  readonly field: string
  readonly found: string
  readonly expected: string
}

export interface FoundProblems {
  readonly count: number
  /** The first of them, by line. */
  readonly first: readonly RowProblem[]
}

export interface ImportStamp {
  readonly fileName: string
  readonly sha256: string
  readonly importedBy: string
}

export interface ImportCounts {
  readonly added: number
  /** Known already with the same content. */
  readonly unchanged: number
  /** Of the added rows. */
  readonly stages: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, number>>
  /** Rows whose fate is not the one that the file states. */
  readonly differs: readonly {
    readonly claimed: string
    readonly found: string
    readonly rows: number
    readonly line: number
  }[]
  /** Months of added rows that were published already. */
  readonly frozenMonths: readonly string[]
}

/** Rows wait where nobody sees them until `commit`, and are gone if the program ends before. */
export interface ImportSession {
  write(rows: readonly StagedRating[]): Promise<void>
  /** Ends writing: what can only be seen over all rows, and against those stored. Other imports wait from here on. */
  check(limit: number): Promise<FoundProblems>
  commit(stamp: ImportStamp): Promise<ImportCounts>
  /** Leaves nothing behind; after `commit` it only ends the session. */
  close(): Promise<void>
}

export interface SurveyImportStore {
  /** The import that brought a file with this content. */
  known(sha256: string): Promise<{ readonly rows: number; readonly at: Instant } | undefined>
  open(): Promise<ImportSession>
}
