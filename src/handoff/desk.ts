import type { Viewer } from './desk-store.ts'
import type { HandoffListing, StaffAccount, TranscriptEntry } from '../store/contract.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Handoff } from '../core/handoff.ts'
import type { HandoffId } from '../core/ids.ts'
import type { ChannelAddress } from '../core/message.ts'

/** A handoff in the lists, with what is worked out of it for the officer. */
export interface DeskListing extends HandoffListing {
  /** Past the moment by which the citizen was owed something. */
  readonly late: boolean
  readonly topicTitle?: string
  /** "hứa trả lời trước …": what the citizen was told outside the desk's hours, until it is kept. */
  readonly promise?: string
}

export interface DeskConversation {
  readonly handoff: Handoff & Pick<DeskListing, 'promise'>
  readonly conversation: Conversation
  /** Of what could not be delivered: why, in words. */
  readonly transcript: readonly (TranscriptEntry & { readonly deliveryReason?: string })[]
  /** Display names of the staff who wrote in it, by id. */
  readonly names: Readonly<Record<string, string>>
  readonly viewers?: readonly Viewer[]
  readonly late?: boolean
}

/** What an officer can do. Every refusal is an `AppError` whose message the officer can read. */
export interface Desk {
  /** `open` (the default): waiting and assigned, most urgent first; `resolved`: of the last week, newest first. */
  list(which?: 'open' | 'resolved'): Promise<readonly DeskListing[]>
  view(id: HandoffId, staff: StaffAccount): Promise<DeskConversation>
  /** Takes a waiting handoff; of two officers who try, one gets it and the other a `conflict`. */
  claim(id: HandoffId, staff: StaffAccount): Promise<Handoff>
  /** Sends to the citizen; only the officer who holds the handoff. Resolves when it is stored; `clientId`: only once. */
  reply(id: HandoffId, staff: StaffAccount, text: string, clientId?: string): Promise<void>
  /** Where the citizen reads whom the officer answers; only the officer who holds the handoff. */
  reader(id: HandoffId, staff: StaffAccount): Promise<ChannelAddress>
  /** Kept in the transcript, never sent; `mentioned` colleagues are told. */
  note(id: HandoffId, staff: StaffAccount, text: string, mentioned?: readonly string[]): Promise<void>
  /** Ends the help; the citizen is told, and asked for a rating a little later. */
  close(id: HandoffId, staff: StaffAccount): Promise<void>
}
