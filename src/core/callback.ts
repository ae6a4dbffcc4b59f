import type { ChannelId, ConversationId, Instant, IntentId, StaffId } from './ids.ts'
import type { PhoneNumber } from './phone.ts'

export type CallbackId = `k_${string}`
export const newCallbackId = (): CallbackId => `k_${globalThis.crypto.randomUUID().replaceAll('-', '')}`

export type CallbackTime = 'morning' | 'afternoon' | 'any'
/** `help`: a citizen wants to be called. `rating`: a colleague asks for the rating of a call that has ended. */
export type CallbackPurpose = 'help' | 'rating'
export type CallbackStatus = 'open' | 'done' | 'unreachable'

/** A call that is owed to a citizen. The number is stored as it is dialled, and shown nowhere but in the opened ticket. */
export interface Callback {
  readonly id: CallbackId
  readonly conversationId: ConversationId
  readonly purpose: CallbackPurpose
  readonly number: PhoneNumber
  readonly time: CallbackTime
  /** What it is about. */
  readonly topic?: IntentId
  readonly status: CallbackStatus
  /** Calls that nobody answered. */
  readonly attempts: number
  readonly openedAt: Instant
  readonly dueAt: Instant
  /** Of a rating: the officer whose help is rated, who must neither see nor enter it (survey method §2.2). */
  readonly notFor?: StaffId
  /** Who called last. */
  readonly officer?: StaffId
  readonly note?: string
  readonly closedAt?: Instant
}

/** For lists: without the number, which only an opened ticket shows. */
export interface CallbackListing extends Omit<Callback, 'number'> {
  readonly maskedNumber: string
  readonly channel: ChannelId
  readonly officerName?: string
}

/** Of a call that was taken. */
export interface SpokenLine {
  readonly by: 'citizen' | { readonly staff: StaffId; readonly officer: string }
  readonly text: string
}

/** Then the citizen is told where they were asked from (facts: channels §6). */
export const MOST_ATTEMPTS = 3
/** Whoever was promised a call is asked about it even if nobody called: so long after it was due. */
export const RATE_AFTER_DUE_MS = 3_600_000
