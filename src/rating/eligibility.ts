import type { Instrument } from '../content/instrument.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Instant } from '../core/ids.ts'
import type { NotAsked } from '../core/rating.ts'
import { chance } from './draw.ts'

/** What happened to this person before, on every channel where they are known to be the same. */
export interface AskingHistory {
  /** When they were asked within the cool-down's window, newest first. */
  readonly askedAt: readonly Instant[]
  readonly refusedAt?: Instant
  /** Invitations issued this month in the citizen's province, counted no further than the sampling asks for. */
  readonly issuedThere: number
}

export interface Eligibility {
  readonly askProbability: number
  readonly reason?: NotAsked
}

const DAY_MS = 86_400_000

/**
 * Every ending is asked about, successes and failures alike; the rest of this is not to ask the same person too often.
 * Without a history (`ansinh answer`) only a conversation without a service is left out.
 */
export function eligibility(
  survey: Instrument,
  { id, context }: Conversation,
  { now, history }: { readonly now: Date; readonly history?: AskingHistory | undefined },
): Eligibility {
  const out = (reason: NotAsked): Eligibility => ({ askProbability: 1, reason })
  if (context.turns === 0) return out('no_turn')
  if (context.refusesRating === true) return out('refused')
  if (history === undefined) return { askProbability: 1 }
  const daysSince = (at: Instant): number => (now.getTime() - Date.parse(at)) / DAY_MS
  if (history.refusedAt !== undefined && daysSince(history.refusedAt) < survey.refusedDays) return out('refused')
  const { days, most, within } = survey.coolDown
  const recent = history.askedAt.filter((at) => daysSince(at) < within)
  if (recent.length >= most || recent.some((at) => daysSince(at) < days)) return out('cool_down')
  if (context.place === undefined || history.issuedThere < survey.sampling.from) return { askProbability: 1 }
  const { share } = survey.sampling
  // By the conversation, not by the moment: closing once more is no second draw.
  return chance(`sample|${id}`) < share ? { askProbability: share } : { askProbability: share, reason: 'not_sampled' }
}
