import type { DeskTeam } from '../handoff/desk-team.ts'
import type { DeskWork } from '../handoff/desk-work.ts'
import type { Broadcast } from '../instances/contract.ts'
import type { StaffAuth } from './staff-auth.ts'

/** The desk beside talking: whose turn it is, and who does what. */
export interface Queue {
  readonly work: DeskWork
  readonly team: DeskTeam
  /** The ids of the channels that are switched on. */
  readonly channels: readonly string[]
}

export interface QueueParts {
  readonly queue: Queue
  readonly auth: StaffAuth
  readonly broadcast: Broadcast
}
