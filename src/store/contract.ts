import type { SurveyFigures } from '../analytics/contract.ts'
import type { SupervisionStores } from '../analytics/supervision-contract.ts'
import type { ExportStores } from '../analytics/export/export-stores.ts'
import type { AssistStores } from '../assist/contract.ts'
import type { ChannelId, ConversationId, HandoffId, Instant, InviteId, MessageId, StaffId } from '../core/ids.ts'
import type { ChannelAddress, Citation, InboundContent, InboundMessage, OutboundMessage } from '../core/message.ts'
import type { Conversation, ConversationMode } from '../core/conversation.ts'
import type { Callback, SpokenLine } from '../core/callback.ts'
import type { Handoff, HandoffStatus, Language } from '../core/handoff.ts'
import type { SurveyInvitation } from '../core/rating.ts'
import type { OutboundContent } from '../core/message.ts'
import type { DeliveryResult, TokenVault } from '../core/channel.ts'
import type { CallbackStore } from '../handoff/callback-store.ts'
import type { RatingAnswer, SurveyStore } from '../rating/survey-store.ts'
import type { DeskStore, NewMention, Viewer } from '../handoff/desk-store.ts'
import type { ChannelSwitchStore } from '../delivery/contract.ts'
import type { AuditStore } from '../audit/contract.ts'
import type { OperationsStore } from '../analytics/operations/contract.ts'
import type { SignalStore } from '../analytics/signals/contract.ts'
import type { LinkStore } from '../links/contract.ts'
import type { MediaStore, MessageMedia } from '../media/contract.ts'
import type {
  PeopleStore,
  ProviderIdentityStore,
  SecondFactorStore,
  SignInTries,
  StaffStore,
} from '../people/contract.ts'

export type { AuditStore } from '../audit/contract.ts'
export type { StaffAccount, StaffStore } from '../people/contract.ts'

/**
 * The ports of the only copy that matters. Times are ISO strings. Everything that belongs together is one call, and
 * one call is one transaction; nothing here exposes a connection.
 */
export interface Stores extends AssistStores, SupervisionStores, ExportStores {
  readonly intake: IntakeStore
  readonly inbox: LaneQueue<InboxItem>
  readonly outbox: LaneQueue<OutboxItem>
  readonly conversations: ConversationStore
  readonly handoffs: HandoffStore
  readonly callbacks: CallbackStore
  readonly desk: DeskStore
  readonly surveys: SurveyStore
  readonly operations: OperationsStore
  readonly signals: SignalStore
  readonly surveyFigures: SurveyFigures
  readonly tasks: TaskStore
  readonly staff: StaffStore
  readonly people: PeopleStore
  readonly identities: ProviderIdentityStore
  readonly secondFactors: SecondFactorStore
  readonly signInTries: SignInTries
  readonly audit: AuditStore
  readonly tokens: TokenVault
  readonly media: MediaStore
  readonly switches: ChannelSwitchStore
  readonly links: LinkStore
  /** Throws if the database does not answer. */
  ping(): Promise<void>
}

// --- Lanes ------------------------------------------------------------------------------------------------------

/** One citizen on one channel (`laneOf`). Items of a lane are handled strictly one after another. */
export type Lane = string

export interface Claim<Item> {
  readonly id: string
  readonly lane: Lane
  readonly item: Item
  /** Earlier tries of this item that did not end. */
  readonly attempts: number
  readonly enqueuedAt: Instant
  /** Proof of holding; a claim that was taken over by another worker no longer ends the item. */
  readonly lease: string
}

/**
 * Work in order: per lane strictly one after another, retries included, as sent (inbox) or said (outbox); lanes in
 * parallel. Promises that an item is held by one worker at a time until its lease ends, and that it is there until
 * `done` or `bury`. Enqueueing is not here: items are added in the transaction that stores what they are about.
 */
export interface LaneQueue<Item> {
  take(limit: number): Promise<readonly Claim<Item>[]>
  /** False: the lease was lost, somebody else has the item now. */
  done(claim: Claim<Item>): Promise<boolean>
  /** Tries again at the time; `item` replaces the stored one, to remember how far the try came. */
  later(claim: Claim<Item>, at: Instant, why: string, item?: Item): Promise<boolean>
  /** Moves the item to the dead letters, so that it does not block its lane. */
  bury(claim: Claim<Item>, why: string): Promise<boolean>
  /** How many wait, and since when the oldest does. */
  depth(): Promise<{ readonly waiting: number; readonly dead: number; readonly oldest?: Instant }>
  /** Frees what dead instances held. Returns how many. */
  releaseDead(): Promise<number>
}

export interface InboxItem {
  readonly messageId: MessageId
  readonly message: InboundMessage
}
export interface OutboxItem {
  readonly message: OutboundMessage
  /** Calls of this message that the platform has taken already: a retry goes on after them. */
  readonly sent?: number
  /** Tries that failed. A claim whose program was killed is none: it says nothing about the platform. */
  readonly failures?: number
}

export type DeliveryFailure = Exclude<DeliveryResult['kind'], 'delivered'>

export interface Delivery {
  readonly status: 'delivered' | 'failed'
  readonly at: Instant
  readonly note?: string
  /** Of a failed one: what kind of answer the platform gave last. */
  readonly failure?: DeliveryFailure
  /** The platform's id of the message. */
  readonly externalId?: string
}

export interface Accepted {
  readonly stored: readonly InboundMessage[]
  readonly duplicates: readonly InboundMessage[]
}

export interface IntakeStore {
  /** How long after `accept` the messages can be taken, in ms. */
  readonly gatherMs: number
  /** Stores and enqueues in order; one transaction; duplicates (channel, externalId) are left out. */
  accept(messages: readonly InboundMessage[]): Promise<Accepted>
}

// --- Conversations ----------------------------------------------------------------------------------------------

export interface TranscriptEntry {
  /** Grows along one citizen's lane; the `Last-Event-ID` of the streams. */
  readonly seq: number
  readonly id: string
  readonly conversationId?: ConversationId
  readonly direction: 'in' | 'out' | 'note'
  readonly author: 'citizen' | 'bot' | StaffId
  readonly content: InboundContent | OutboundContent
  readonly citations: readonly Citation[]
  readonly at: Instant
  /** The channel's id: of an inbound message its dedupe key, of an outbound one the platform's. */
  readonly externalId?: string
  /** Of outbound messages. */
  readonly delivery?: 'pending' | 'delivered' | 'failed'
  readonly deliveryNote?: string
  readonly deliveryFailure?: DeliveryFailure
  /** Sent again by hand; this is done once. */
  readonly retriedBy?: StaffId
  /** An answer to the rating, or what was said to it: not for staff (`src/handoff/without-ratings.ts`). */
  readonly ratingPart?: true
  /** Of an attachment: the file as we keep it, once it was fetched, or that it could not be. */
  readonly media?: MessageMedia
}

export interface TurnEvent {
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface NewTask {
  readonly kind: string
  /** One open task per key: a second one moves the first. */
  readonly key: string
  readonly dueAt: Instant
  readonly detail: Readonly<Record<string, unknown>>
}

export interface ConversationChange {
  /** `version` is the one that was read; 0 = new. Stored with version + 1. */
  readonly conversation: Conversation
  /** With a new conversation: the citizen's last one, which is no longer current. */
  readonly replaces?: ConversationId
  readonly outbound: readonly OutboundMessage[]
  readonly events: readonly TurnEvent[]
  readonly tasks: readonly NewTask[]
  readonly cancelTasks?: readonly string[]
  readonly handoff?: Handoff
  readonly invitation?: SurveyInvitation
  /** Why that invitation reaches nobody: the row is kept, so that the response rate is honest. */
  readonly notSent?: string
  readonly rating?: RatingAnswer
  /** The citizen's message was taken for an answer to the rating; it and what is said to it are marked as that. */
  readonly ratingPart?: true
  /** A call owed to the citizen, new or changed; a second open one of a conversation takes the place of the first. */
  readonly callback?: Callback
  /** What was said by voice: in the transcript, neither answered nor sent. */
  readonly spoken?: readonly SpokenLine[]
  /** A note of an officer or of the program (`bot`), kept in the transcript, never sent. */
  readonly note?: { readonly author: 'bot' | StaffId; readonly text: string; readonly coaching?: true }
  /** What colleagues are told about it. */
  readonly mentions?: readonly NewMention[]
}

export type CommitOutcome = 'committed' | 'stale' | 'lease-lost'

export interface ConversationStore {
  find(id: ConversationId): Promise<Conversation | undefined>
  /** The newest conversation of this citizen here, open or not. */
  current(address: ChannelAddress): Promise<Conversation | undefined>
  /** The same for many citizens at once, by lane. */
  currentByLane(lanes: readonly Lane[]): Promise<ReadonlyMap<Lane, Conversation>>
  /**
   * Everything that a turn decided, in one transaction: conversation (only if its version is still the one read),
   * messages, outbox, events, tasks, handoff, invitation, rating, and the end of the inbox claim.
   */
  commit(change: ConversationChange, claim?: Claim<InboxItem>): Promise<CommitOutcome>
  /** Many turns of different citizens in one transaction; each has its own outcome. */
  commitAll(commits: readonly { change: ConversationChange; claim?: Claim<InboxItem> }[]): Promise<CommitOutcome[]>
  transcript(id: ConversationId): Promise<readonly TranscriptEntry[]>
  /** What a citizen's stream shows after `seq`: all of their lane, notes left out. */
  streamAfter(address: ChannelAddress, seq: number, limit: number): Promise<readonly TranscriptEntry[]>
  /** Ends an outbox item together with the message's mark and, of a rating request, the invitation's fate. */
  finishDelivery(claim: Claim<OutboxItem>, delivery: Delivery): Promise<void>
  list(filter: {
    readonly modes: readonly ConversationMode[]
    readonly limit: number
  }): Promise<readonly Conversation[]>
  /** Where we sent the message with this platform id, and the invitation that it held. */
  sentAs(
    channel: ChannelId,
    externalId: string,
  ): Promise<{ readonly conversation: ConversationId; readonly invite?: InviteId } | undefined>
  /** Whether we sent a message with this platform id (an echo of ours, not of staff in the platform's console). */
  sentExternally(channel: ChannelId, externalId: string): Promise<boolean>
}

// --- Handoffs ---------------------------------------------------------------------------------------------------

export interface HandoffListing extends Handoff {
  readonly channel: ChannelId
  readonly lastMessageAt: Instant
  readonly officer?: string
  /** Citizen messages since the officer's last reply. */
  readonly unanswered: number
  readonly tags: readonly string[]
  readonly language: Language
  /** The officer's last reply could not be delivered. */
  readonly undelivered?: true
  /** Who has it open at the moment. */
  readonly viewers: readonly Viewer[]
}

export interface HandoffStore {
  find(id: HandoffId): Promise<Handoff | undefined>
  list(statuses: readonly HandoffStatus[], limit: number): Promise<readonly HandoffListing[]>
  /** Newest first. */
  resolvedSince(since: Instant, limit: number): Promise<readonly HandoffListing[]>
  /** How many wait before this one. */
  position(id: HandoffId): Promise<number>
  countWaiting(): Promise<number>
}

// --- Tasks ------------------------------------------------------------------------------------------------------

export interface DueTask extends NewTask {
  readonly id: string
  readonly attempts: number
  readonly lease: string
}

export interface TaskKinds {
  readonly only?: readonly string[]
  readonly but?: readonly string[]
}

export interface TaskStore {
  add(task: NewTask): Promise<void>
  /**
   * Claims tasks that are due; each is held by one worker until its lease ends. `kinds` narrows: slow work has a worker
   * of its own.
   */
  take(limit: number, now: Instant, kinds?: TaskKinds): Promise<readonly DueTask[]>
  done(task: DueTask): Promise<void>
  later(task: DueTask, at: Instant, why: string): Promise<void>
}
