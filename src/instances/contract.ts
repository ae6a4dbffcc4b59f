import type { StaffId } from '../core/ids.ts'

/**
 * What several instances tell each other. Never the only copy of anything: a note that is lost costs a moment (a
 * stream asks the store again), a counter that is emptied starts again. Nothing here may stop the service.
 */
export interface Instances {
  readonly broadcast: Broadcast
  readonly rates: RateCounter
  readonly presence: Presence
  close(): Promise<void>
}

export type Unsubscribe = () => void

export interface Broadcast {
  /** Tells all instances, this one included. Never throws: a failed note is counted and dropped. */
  publish(topic: string, note: string): Promise<void>
  subscribe(topic: string, listener: (note: string) => void): Unsubscribe
}

export interface RateCounter {
  /** Counts one hit in the fixed window of `seconds`; `resetAt` in ms since 1970. */
  hit(key: string, seconds: number): Promise<{ readonly count: number; readonly resetAt: number }>
}

export interface PresentPerson {
  readonly staff: StaffId
  readonly name: string
}

export interface Presence {
  seen(person: PresentPerson, where: string, ttlSeconds: number): Promise<void>
  list(where: string): Promise<readonly PresentPerson[]>
}
