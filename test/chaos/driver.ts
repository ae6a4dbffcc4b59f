import type { ChannelAddress } from '../../src/core/message.ts'

/** One channel's local platform behind a bad line, as the chaos run drives it. */
export interface ChaosPlatform {
  readonly channel: ChaosChannel
  /** The environment that points the program at this platform. */
  readonly settings: Readonly<Record<string, string>>
  citizen(index: number): Promise<ChaosCitizen>
  /** Messages to citizens that the platform took, in order, each with what became of its answer. */
  taken(): readonly Taken[]
  /** How many calls suffered what. */
  faults(): Readonly<Record<string, number>>
  stop(): Promise<void>
}

export const chaosChannels = ['zalo', 'messenger', 'telegram', 'email', 'web'] as const
export type ChaosChannel = (typeof chaosChannels)[number]

export interface ChaosCitizen {
  /** As the program stores it. */
  readonly address: ChannelAddress
  /** Two messages that arrive within this time are put in the order in which they were sent; 0: not on this channel. */
  readonly gatherMs: number
  says(text: string): ChaosEvent
  /** Presses the button with this label; types the label where the phone shows none. */
  taps(label: string): ChaosEvent
  /** What the phone shows of us, in order of arrival. */
  got(): readonly string[]
  leaves?(): void
}

/** Something the citizen did, with its id and time: delivered again it is the same event. */
export interface ChaosEvent {
  /** Resolves with whether the program acknowledged it; the platform tries again if not. */
  deliver(): Promise<boolean>
}

export interface Taken {
  readonly user: string
  readonly text: string
  /** By `performance.now()`. */
  readonly at: number
  /** Whether the program was told; `caller gone`: it was killed, or its own time limit was over. */
  readonly answer: 'given' | 'withheld' | 'caller gone'
}

export interface PlatformOptions {
  readonly seed: number
  /** Where the program listens. */
  readonly programUrl: string
  /** The part of all calls that something happens to. */
  readonly faultShare: number
  /** After so many failed calls for one citizen in a row, the next one succeeds: waits grow to minutes and hours. */
  readonly longestRow: number
}
