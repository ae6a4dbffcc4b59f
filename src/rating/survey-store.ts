import type { ConversationId, Instant, InviteId, StaffId } from '../core/ids.ts'
import type { Factor, InvalidReason, RatingFunnel, RatingRow } from '../core/rating.ts'
import type { AskingHistory } from './eligibility.ts'

export interface RatingAnswer {
  readonly invite: InviteId
  readonly at: Instant
  readonly score?: number
  /** Of a score that is not counted: the cleaning rule, decided once. */
  readonly invalidReason?: InvalidReason
  /** Of the factor that the invitation drew. */
  readonly factorScore?: number
  readonly factor?: Factor
  /** As written; the store masks its lasting copy. */
  readonly comment?: string
  /** Coded topic of the comment. */
  readonly commentTopic?: string
  /** Who asked on the phone. */
  readonly collectedBy?: StaffId
  /** In place of a score: asked in vain, or nobody was there to ask. Beside one: not to be asked again. */
  readonly without?: 'refused' | 'not_reached'
}

export interface RatingFilter {
  /** Vietnam days of issue, both inclusive. */
  readonly from?: string
  readonly to?: string
}

export interface PersonQuery {
  /** Keys of one person. */
  readonly persons: readonly string[]
  readonly since: Instant
  /** Vietnam month, and the province in which its invitations are counted, up to `countTo`. */
  readonly month: string
  readonly province?: string
  readonly countTo: number
}

export interface SurveyStore {
  find(id: InviteId): Promise<RatingRow | undefined>
  byConversation(id: ConversationId): Promise<RatingRow | undefined>
  funnel(filter: RatingFilter): Promise<RatingFunnel>
  stream(filter: RatingFilter): AsyncIterable<RatingRow>
  askingHistory(query: PersonQuery): Promise<AskingHistory>
  /** Comments as written, of ratings older than that; their masked copies stay. Returns how many. */
  dropRawComments(before: Instant): Promise<number>
}
