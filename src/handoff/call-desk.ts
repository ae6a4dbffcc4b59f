import type { ConversationId, IntentId } from '../core/ids.ts'
import type { PhoneNumber } from '../core/phone.ts'
import type { StaffAccount } from '../store/contract.ts'

export const callResults = ['answered', 'passed_on', 'promised'] as const
export type CallResult = (typeof callResults)[number]

/** A phone call, as the officer who took it writes it down. */
export interface PhoneCall {
  /** Absent: none of ours. */
  readonly topic?: IntentId | undefined
  readonly asked: string
  readonly answered: string
  readonly result: CallResult
  /** Only for the call that asks for the rating, and only with the citizen's consent. */
  readonly number?: PhoneNumber | undefined
}

export interface CallTopic {
  readonly id: IntentId
  readonly title: string
}

/** Phone calls become conversations, so that they are counted and rated like those in writing. */
export interface CallDesk {
  /** What a call can be about, by title. */
  topics(): readonly CallTopic[]
  /** `willBeRated`: a colleague has a ticket to call and ask; without a number nobody has. */
  enter(call: PhoneCall, staff: StaffAccount): Promise<{ conversation: ConversationId; willBeRated: boolean }>
}
