import type { Day, IntentId } from '../core/ids.ts'
import type { Factor, ScoredFactor } from '../core/rating.ts'

/** `intents/survey.yaml`: what is asked after a conversation, of whom and when. */
export interface Instrument {
  /** Oldest first; the last one is in use. Figures of two versions are two series. */
  readonly versions: readonly InstrumentVersion[]
  /** The words that make the version; `says` stands around them. */
  readonly wording: Wording
  readonly says: Readonly<Record<'again' | 'thanks' | 'commentSaved' | 'skipped' | 'already' | 'refused', string>>
  /** Said by whoever does not want to be asked again. */
  readonly refusals: readonly string[]
  readonly delaySeconds: { readonly bot: number; readonly staff: number }
  /** By channel; `default` for the rest. */
  readonly expiresHours: Readonly<Record<string, number>>
  /** By channel; not reminded where there is none. */
  readonly remindAfterHours: Readonly<Record<string, number>>
  /** `days` between two, and at most `most` within `within` days. */
  readonly coolDown: { readonly days: number; readonly most: number; readonly within: number }
  readonly refusedDays: number
  readonly quiet: { readonly from: string; readonly until: string }
  readonly sampling: { readonly from: number; readonly share: number }
  readonly tooFastSeconds: number
  readonly rawCommentDays: number
  /** Our channels → the code book's, where they differ. */
  readonly channelCodes: Readonly<Record<string, string>>
  /** Code of the code book → patterns of intents; the first that fits counts. */
  readonly intentGroups: Patterns
  readonly personas: Patterns
  readonly respondentGroups: Patterns
}

export interface InstrumentVersion {
  readonly version: string
  readonly from: Day
  readonly what: string
  /** Of its wording (`wording-digest.ts`). Old ones have none. */
  readonly digest?: string | undefined
}

export interface Wording {
  readonly overall: string
  readonly labels: Readonly<Record<'1' | '2' | '3' | '4' | '5', string>>
  readonly factors: Readonly<Record<ScoredFactor, string>>
  readonly improve: string
  readonly chips: Readonly<Record<Factor, string>>
  readonly comment: string
  readonly skip: string
}

type Patterns = Readonly<Record<string, readonly string[]>>

export function currentVersion({ versions }: Instrument): string {
  return versions.at(-1)?.version ?? ''
}

/** "si.book_*": a star stands for any letters. */
export function codeOf(patterns: Patterns, intent: IntentId | undefined): string | undefined {
  if (intent === undefined) return undefined
  return Object.entries(patterns).find(([, list]) => list.some((pattern) => fits(pattern, intent)))?.[0]
}

export function fits(pattern: string, intent: IntentId): boolean {
  const [start = '', end] = pattern.split('*')
  return end === undefined ? pattern === intent : intent.startsWith(start) && intent.endsWith(end)
}
