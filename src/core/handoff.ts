import type { ConversationId, HandoffId, Instant, StaffId } from './ids.ts'

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
