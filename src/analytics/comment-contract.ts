import type { Instant, StaffId } from '../core/ids.ts'
import type { Month } from './snapshot-contract.ts'

/** A masked comment; by itself it says neither commune nor intent nor hour (survey method §2.7). */
export interface SurveyComment {
  readonly invite: string
  readonly month: Month
  readonly channel: string
  /** Where the province has ten valid ratings in the month. */
  readonly province?: string
  readonly score: number
  readonly text: string
  /** By rule; `''`: not coded yet. */
  readonly topic: string
  readonly factor: string
}

export interface CommentFilter {
  /** Months of issue, both inclusive. */
  readonly from: Month
  readonly to: Month
  readonly channels?: readonly string[]
  readonly provinces?: readonly string[]
  readonly topic?: string
  /** Only those that no person has coded yet: work for the second coder. */
  readonly uncoded?: boolean
}

/** Where a page ended; the order says nothing about the time of day. */
export interface CommentPlace {
  readonly month: Month
  readonly invite: string
}

/** One comment coded twice: by rule and by a person. */
export interface CodedTwice {
  readonly rule: string
  readonly person: string
  readonly n: number
}

export interface CommentStore {
  /** Of valid ratings, newest month first. */
  page(filter: CommentFilter, after: CommentPlace | undefined, limit: number): Promise<readonly SurveyComment[]>
  /** What a person takes it for; again: the newest word of this person counts. False: there is no such comment. */
  code(invite: string, topic: string, by: StaffId, at: Instant): Promise<boolean>
  /** Comments without a topic, to be coded by rule; an import brings many. */
  uncoded(limit: number): Promise<readonly { readonly invite: string; readonly text: string }[]>
  codeByRule(coded: readonly { readonly invite: string; readonly topic: string }[]): Promise<void>
  /** Of valid ratings, by topic of the rule. */
  counts(filter: CommentFilter): Promise<ReadonlyMap<string, number>>
  /** Of all comments that a person coded (the first who did): how often which pair of topics. */
  codedTwice(): Promise<readonly CodedTwice[]>
}
