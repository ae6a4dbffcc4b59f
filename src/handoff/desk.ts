import type { HandoffListing, StaffAccount, TranscriptEntry } from '../store/contract.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Handoff } from '../core/handoff.ts'
import type { HandoffId } from '../core/ids.ts'
import type { ChannelAddress } from '../core/message.ts'

export interface DeskConversation {
  readonly handoff: Handoff
  readonly conversation: Conversation
  readonly transcript: readonly TranscriptEntry[]
  /** Display names of the staff who wrote in it, by id. */
  readonly names: Readonly<Record<string, string>>
}

/** What an officer can do. Every refusal is an `AppError` whose message the officer can read. */
export interface Desk {
  /** Waiting and assigned, most urgent first. */
  list(): Promise<readonly HandoffListing[]>
  view(id: HandoffId, staff: StaffAccount): Promise<DeskConversation>
  /** Takes a waiting handoff; of two officers who try, one gets it and the other a `conflict`. */
  claim(id: HandoffId, staff: StaffAccount): Promise<Handoff>
  /** Sends to the citizen; only the officer who holds the handoff. Resolves when it is stored. */
  reply(id: HandoffId, staff: StaffAccount, text: string): Promise<void>
  /** Where the citizen reads whom the officer answers; only the officer who holds the handoff. */
  reader(id: HandoffId, staff: StaffAccount): Promise<ChannelAddress>
  /** Kept in the transcript, never sent. */
  note(id: HandoffId, staff: StaffAccount, text: string): Promise<void>
  /** Ends the help; the citizen is told, and asked for a rating a little later. */
  close(id: HandoffId, staff: StaffAccount): Promise<void>
}
