import type { DeliveryResult } from '../../core/channel.ts'
import type { ChannelId, Day, Instant, IntentId } from '../../core/ids.ts'

/** What makes a conversation one about a hospital: data that reviewers maintain (`intents/survey-signals.yaml`). */
export interface HospitalSignals {
  readonly intents: readonly IntentId[]
  readonly complaints: readonly IntentId[]
  /** In a citizen's own words; any case. */
  readonly words: readonly string[]
}

/** Vietnam days, both ends inclusive. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

/**
 * Conversations count in the hour in which they were opened, messages in the hour in which they were said.
 * `conversations`: a citizen wrote. `asked`: they wanted something that is ours to answer; greetings and what is out of
 * scope are left out. `answered`: the bot answered from an article or a calculator, or an officer did.
 */
export interface ChannelFigures {
  readonly channel: ChannelId
  readonly conversations: number
  readonly asked: number
  readonly answered: number
  readonly handedOver: number
  /** First answers in writing: of these the two times are. */
  readonly firstAnswers: number
  readonly medianSeconds: number | null
  readonly p95Seconds: number | null
  readonly delivered: number
  /** Still being tried; neither a success nor a failure. */
  readonly pending: number
  readonly failures: Readonly<Record<FailureKind, number>>
}

export type FailureKind = Exclude<DeliveryResult['kind'], 'delivered'> | 'unknown'

export interface ChannelHour {
  readonly channel: ChannelId
  /** Start of the hour. */
  readonly at: Instant
  readonly conversations: number
  readonly asked: number
  readonly answered: number
  readonly failures: number
  /** Probes that found the channel working, and that did not. */
  readonly ok: number
  readonly failed: number
}

/** Of one province (`''` = unknown) in one month. Persons: citizens, each once; linked channels are one person. */
export interface HospitalCounts {
  readonly province: string
  /** Conversations of any topic in which something was asked. */
  readonly asked: number
  readonly conversations: number
  readonly persons: number
  readonly complaints: number
  readonly complainants: number
  readonly comments: number
  readonly commenters: number
}

export interface OperationsStore {
  channels(days: Days): Promise<readonly ChannelFigures[]>
  hours(days: Days): Promise<readonly ChannelHour[]>
  hospital(days: Days): Promise<readonly HospitalCounts[]>
  /** Until when the prepared hours know of every change; undefined: never counted yet. */
  asOf(): Promise<Instant | undefined>
  /**
   * Brings the prepared hours up to date, a piece of backlog at a time. Again changes nothing. `more`: a backlog is left;
   * `busy`: another instance is at it.
   */
  refresh(now: Date, signals: HospitalSignals): Promise<'done' | 'more' | 'busy'>
  /** What a probe of a channel found. */
  recordProbe(channel: ChannelId, ok: boolean, at: Date): Promise<void>
}
