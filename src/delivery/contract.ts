import type { ChannelId, Instant } from '../core/ids.ts'

export interface ChannelOff {
  readonly channel: ChannelId
  readonly since: Instant
  /** An operator's words. */
  readonly why?: string
}

/**
 * Channels on which nothing is sent for now. The outbox does not hand out their items: they wait untouched, in every
 * instance, from the moment that `turnOff` has resolved. What citizens write is stored and answered all the same.
 */
export interface ChannelSwitchStore {
  off(): Promise<readonly ChannelOff[]>
  turnOff(channel: ChannelOff): Promise<void>
  /** False: it was on. */
  turnOn(channel: ChannelId): Promise<boolean>
}
