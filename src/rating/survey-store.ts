import type { ConversationId, Instant, InviteId, StaffId } from '../core/ids.ts'
import type { Factor, InvalidReason, RatingFunnel, RatingRow } from '../core/rating.ts'

export interface RatingAnswer {
  readonly invite: InviteId
  readonly at: Instant
  readonly score?: number
  /** Of a score that is not counted: the cleaning rule, decided once. */
  readonly invalidReason?: InvalidReason
  readonly factor?: Factor
  readonly comment?: string
  /** Who asked on the phone. */
  readonly collectedBy?: StaffId
  /** In place of a score: asked in vain, or nobody was there to ask. */
  readonly without?: 'refused' | 'not_reached'
}

export interface RatingFilter {
  /** Vietnam days of issue, both inclusive. */
  readonly from?: string
  readonly to?: string
}

export interface SurveyStore {
  find(id: InviteId): Promise<RatingRow | undefined>
  byConversation(id: ConversationId): Promise<RatingRow | undefined>
  funnel(filter: RatingFilter): Promise<RatingFunnel>
  stream(filter: RatingFilter): AsyncIterable<RatingRow>
}
