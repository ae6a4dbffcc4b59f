import type { OfficerState } from './desk-store.ts'
import type { Handoff } from '../core/handoff.ts'
import type { HandoffId, Instant } from '../core/ids.ts'
import type { StaffAccount } from '../store/contract.ts'

export type TransferTarget = { readonly staff: string } | { readonly queue: string }

/** Of a ticket; what is absent stays as it is, an empty text takes it away. */
export interface TicketChange {
  readonly task?: string | undefined
  readonly dueAt?: Instant | undefined
  readonly progress?: string | undefined
  readonly result?: string | undefined
}

/**
 * What officers do with handoffs beside talking (`Desk`). Every refusal is an `AppError` that they can read; every change
 * is one commit of the conversation, so that of two at the same moment one is refused.
 */
export interface DeskWork {
  /** Claims the most urgent waiting one that fits the officer's queues, provinces and languages. */
  next(staff: StaffAccount): Promise<Handoff | undefined>
  transfer(id: HandoffId, staff: StaffAccount, to: TransferTarget, note: string): Promise<Handoff>
  /** To the assistant; the citizen is told. */
  giveBack(id: HandoffId, staff: StaffAccount): Promise<void>
  /** Of the last week: a new handoff of the officer's own, linked to the old one. */
  reopen(id: HandoffId, staff: StaffAccount): Promise<Handoff>
  /** Ends `id` in favour of `into`: the same citizen, by the same address or by their own proof. */
  merge(id: HandoffId, staff: StaffAccount, into: HandoffId): Promise<void>
  ticket(id: HandoffId, staff: StaffAccount, change: TicketChange): Promise<Handoff>
  tag(id: HandoffId, staff: StaffAccount, tags: readonly string[]): Promise<readonly string[]>
  /** Sends a failed message again; only the holder's, only once. */
  retry(id: HandoffId, staff: StaffAccount, message: string): Promise<void>
  /** A supervisor's. */
  assign(id: HandoffId, staff: StaffAccount, to: string): Promise<Handoff>
  /** A supervisor's note to the officer who holds it; only staff see it. */
  coach(id: HandoffId, staff: StaffAccount, text: string): Promise<void>
  setState(staff: StaffAccount, state: OfficerState): Promise<void>
}
