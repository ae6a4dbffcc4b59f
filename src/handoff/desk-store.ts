import type { Province } from '../core/handoff.ts'
import type { HandoffId, Instant, StaffId } from '../core/ids.ts'

export const officerStates = ['available', 'away', 'offline'] as const
export type OfficerState = (typeof officerStates)[number]

/** A colleague as the desk sees them; nobody is compared by these figures. */
export interface Officer {
  readonly id: StaffId
  readonly displayName: string
  readonly role: 'officer' | 'supervisor' | 'admin'
  /** Empty = all, here and in the next. */
  readonly queues: readonly string[]
  /** Codes. */
  readonly provinces: readonly string[]
  readonly languages: readonly string[]
  /** `offline` also where no page of the desk has been open for a while, whatever was chosen. */
  readonly state: OfficerState
  /** Conversations that they hold. */
  readonly open: number
  /** Of these: since when the citizen who waits longest has had no answer. */
  readonly unansweredSince?: Instant
}

export interface Viewer {
  readonly staff: StaffId
  readonly name: string
}

export type MentionId = `n_${string}`
export const newMentionId = (): MentionId => `n_${globalThis.crypto.randomUUID().replaceAll('-', '')}`

export type MentionKind = 'mention' | 'transfer' | 'assigned' | 'coach' | 'reminder' | 'escalation'

/** Something that one colleague has to know about a handoff. */
export interface NewMention {
  readonly staff: StaffId
  readonly handoff: HandoffId
  readonly kind: MentionKind
  /** `bot`: the program reminds. */
  readonly by: 'bot' | StaffId
  readonly text: string
}

export interface Mention extends NewMention {
  readonly id: MentionId
  readonly at: Instant
  readonly byName?: string
}

export interface QueueNow {
  readonly queue: string
  readonly waiting: number
  readonly oldestWaitSeconds: number
  /** Waiting or held, past their deadline. */
  readonly overdue: number
}

export interface QueueFigures {
  readonly period: 'day' | 'week'
  readonly queue: string
  readonly handoffs: number
  readonly firstResponseMedianSeconds?: number
  readonly resolutionMedianSeconds?: number
  readonly reopened: number
  /** Of ten and more ratings, to one decimal. */
  readonly ratingMean?: number
  readonly ratingN: number
}

/** What only the desk asks. Changes of a handoff are no part of it: they go through `ConversationStore.commit`. */
export interface DeskStore {
  /** Whoever may hold conversations and whose account is open, by name. */
  officers(): Promise<readonly Officer[]>
  setState(staff: StaffId, state: OfficerState): Promise<void>
  /** A page of the desk is open. */
  seen(staff: StaffId): Promise<void>
  /** Half a minute long; true: they were not there before. */
  viewing(handoff: HandoffId, staff: StaffId): Promise<boolean>
  viewers(handoff: HandoffId): Promise<readonly Viewer[]>
  /** Unread ones, newest first. */
  mentions(staff: StaffId): Promise<readonly Mention[]>
  readMention(id: MentionId, staff: StaffId): Promise<boolean>
  /** Into the outbox again: only what failed, only by who holds the handoff, only once. */
  retry(handoff: HandoffId, message: string, staff: StaffId): Promise<boolean>
  /** Handoffs of the same day's hours that got their first answer since then: how long it took. */
  firstResponses(since: Instant): Promise<{ readonly n: number; readonly medianSeconds: number }>
  /** Who helped the same citizen last, in a conversation that was closed since then. */
  lastOfficer(handoff: HandoffId, since: Instant): Promise<StaffId | undefined>
  setProvince(handoff: HandoffId, province: Province): Promise<void>
  queuesNow(now: Instant): Promise<readonly QueueNow[]>
  figures(now: Instant): Promise<readonly QueueFigures[]>
  /** Tags of the last month that are not in the desk's list, the most used first. */
  freeTags(since: Instant, limit: number): Promise<readonly string[]>
}
