import type { Callback, CallbackId, CallbackListing } from '../core/callback.ts'
import type { ChannelId } from '../core/ids.ts'
import type { Choice } from '../core/message.ts'
import type { Factor } from '../core/rating.ts'
import type { StaffAccount, TranscriptEntry } from '../store/contract.ts'

/** An opened ticket: the only place that shows the number. */
export interface CallbackView {
  readonly callback: Callback
  /** As one dials it. */
  readonly dial: string
  readonly channel: ChannelId
  /** Of a call for help; who asks for a rating needs to know nothing of the matter. */
  readonly transcript: readonly TranscriptEntry[]
  readonly names: Readonly<Record<string, string>>
  /** Of a rating: what is read out, word for word. */
  readonly questions?: RatingQuestions
}

export interface RatingQuestions {
  readonly overall: string
  readonly scores: readonly Choice[]
  /** The scored factor that was drawn, with the same five answers; none in version 1. */
  readonly factor?: string
  /** Only after a score of up to `improveUpTo`. */
  readonly improve: string
  readonly improveUpTo: number
  readonly factors: readonly Choice[]
  readonly comment: string
}

/** What the citizen said on the phone; `refused`: they were asked and did not want to. */
export type SpokenRating =
  | {
      readonly score: number
      readonly factorScore?: number | undefined
      readonly factor?: Factor | undefined
      readonly comment?: string | undefined
    }
  | { readonly refused: true }

/**
 * Calls owed to citizens. Every refusal is an `AppError` that the officer can read. The rating of a call is never seen
 * nor entered by the officer whose help is rated (survey method §2.2): for them such a ticket does not exist.
 */
export interface CallbackDesk {
  /** Open ones, by due time, numbers masked. */
  list(staff: StaffAccount): Promise<readonly CallbackListing[]>
  view(id: CallbackId, staff: StaffAccount): Promise<CallbackView>
  /** The citizen was called; they are told in writing where they asked, and rate it there. */
  called(id: CallbackId, staff: StaffAccount, note: string): Promise<void>
  /** Nobody answered: due again later, and after the last try the citizen is told. */
  noAnswer(id: CallbackId, staff: StaffAccount, note: string): Promise<void>
  rate(id: CallbackId, staff: StaffAccount, rating: SpokenRating): Promise<void>
}
