import type { Day } from '../core/ids.ts'
import type { Citation } from '../core/message.ts'

/**
 * Answers a question that no article answers with confidence. It promises: never a statement without a source in force
 * on the day, and never an exception for what a server does – where anything is amiss the outcome is `unknown`, and the
 * dialogue falls back to the article or a person. It does not choose the next step and keeps nothing of the question.
 */
export interface Answerer {
  answer(question: FreeQuestion, signal: AbortSignal): Promise<AnswererOutcome>
}

export interface FreeQuestion {
  readonly text: string
  /** The day in question: today unless the citizen named another. */
  readonly day: Day
}

export type AnswererOutcome =
  | { readonly kind: 'answered'; readonly text: string; readonly citations: readonly Citation[] }
  | {
      readonly kind: 'unknown'
      readonly why: WhyUnknown
      /** Which check failed: a word of a closed list, fit for a metric's label, never text of the citizen or a model. */
      readonly detail?: string
    }

export type WhyUnknown =
  /** Nothing in force on the day is near enough to the question; no call was made. */
  | 'no_passage'
  /** The model found no answer in the passages. */
  | 'declined'
  /** The reply held something that its passages do not. */
  | 'unverified'
  | 'over_budget'
  | 'circuit_open'
  | 'timeout'
  /** The caller's signal ended it. */
  | 'stopped'
  | 'server_failed'
  | 'reply_malformed'
