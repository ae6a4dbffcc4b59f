import type { ConversationId, HandoffId, Instant, IntentId, StaffId } from './ids.ts'

export type HandoffReason =
  | 'asked'
  | 'not_understood'
  | 'no_article_yet'
  | 'own_record'
  | 'abuse'
  | 'distress'
  | 'privacy'
  | 'delivery_failed'
export type HandoffStatus = 'waiting' | 'assigned' | 'resolved' | 'expired' | 'cancelled'

/** What the officer should know before the first word; the most serious one. */
export type Mood = 'distress' | 'angry' | 'elderly'
export type Language = 'vi' | 'en'

export interface Province {
  readonly code: string
  readonly name: string
}

export const handoffReasons: readonly HandoffReason[] = [
  'asked',
  'not_understood',
  'no_article_yet',
  'own_record',
  'abuse',
  'distress',
  'privacy',
  'delivery_failed',
]

export interface Handoff {
  readonly id: HandoffId
  readonly conversationId: ConversationId
  readonly reason: HandoffReason
  readonly status: HandoffStatus
  readonly queue: string
  /** Lower is sooner; distress is 0. */
  readonly priority: number
  /** What it is about in one line, masked. */
  readonly summary: string
  readonly assignedTo?: StaffId
  readonly openedAt: Instant
  readonly dueAt: Instant
  readonly closedAt?: Instant
  readonly endReason?: string
  /** What the citizen talked about last. */
  readonly topic?: IntentId
  readonly mood?: Mood
  /** Absent = Vietnamese. */
  readonly language?: Language
  /** Read from the citizen's words a moment after the handoff was opened. */
  readonly province?: Province
  readonly tags?: readonly string[]
  /** Opened while the desk was closed: the citizen was told `dueAt` as a promise. */
  readonly promised?: true
  readonly firstReplyAt?: Instant
  /** The first message of whoever holds it now: then the deadline of the answer is met. */
  readonly answeredAt?: Instant
  /** The ticket: what is still to be done for the citizen (by `dueAt`), how far it is, and what came of it. */
  readonly task?: string
  readonly progress?: string
  readonly result?: string
  /** For this deadline the owner was reminded, or supervisors were called: each happens once. */
  readonly remindedAt?: Instant
  readonly escalatedAt?: Instant
  readonly reopenedFrom?: HandoffId
  readonly mergedInto?: HandoffId
}

/** Whether the citizen is still owed what `dueAt` is the deadline of: an answer, or the result of a task. */
export function isOwed({ status, answeredAt, task, result }: Handoff): boolean {
  if (status === 'waiting') return true
  if (status !== 'assigned') return false
  return answeredAt === undefined || (task !== undefined && result === undefined)
}

export function isLate(handoff: Handoff, now: Date): boolean {
  return isOwed(handoff) && Date.parse(handoff.dueAt) < now.getTime()
}

const allowed: Readonly<Record<HandoffStatus, readonly HandoffStatus[]>> = {
  waiting: ['assigned', 'cancelled', 'expired', 'resolved'],
  assigned: ['resolved', 'waiting', 'cancelled'],
  resolved: [],
  expired: [],
  cancelled: [],
}

export function canChangeStatus(from: HandoffStatus, to: HandoffStatus): boolean {
  return allowed[from].includes(to)
}
