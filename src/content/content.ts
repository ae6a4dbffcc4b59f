import type { ArticleId, IntentId } from '../core/ids.ts'
import type { Intent } from '../core/intent.ts'
import type { KnowledgeArticle, LegalDocument } from '../core/knowledge.ts'
import type { Parameters } from '../entitlements/parameters.ts'
import type { Figures } from '../entitlements/trail.ts'
import type { Instrument } from './instrument.ts'

/** Everything that reviewers without TypeScript maintain, checked and frozen. */
export interface Content {
  readonly intents: ReadonlyMap<IntentId, Intent>
  /** Variants of one article by date, oldest first. */
  readonly articles: ReadonlyMap<ArticleId, readonly KnowledgeArticle[]>
  readonly documents: ReadonlyMap<string, LegalDocument>
  readonly parameters: Parameters
  readonly priceCoefficients: Figures['priceCoefficients']
  readonly lexicon: ReadonlyMap<string, string>
  readonly synonyms: Synonyms
  /** Questions of other hands than the examples, real ones among them: training, and how sure the engine may be. */
  readonly calibration: readonly LabelledText[]
  /** Messages that name no question: the engine learns from them to ask back. */
  readonly vague: readonly string[]
  readonly dialogue: Dialogue
  readonly hotline: Hotline
  readonly survey: Instrument
}

/** Canonical form → what means the same; and what means nothing. */
export interface Synonyms {
  readonly groups: ReadonlyMap<string, readonly string[]>
  readonly fillers: readonly string[]
}

export interface LabelledText {
  readonly text: string
  readonly intent: IntentId
}

export interface Dialogue {
  readonly texts: Readonly<Record<string, string>>
  readonly topicWords: Readonly<Record<string, string>>
  readonly buttons: Readonly<Record<'human' | 'more' | 'yes' | 'no' | 'cancel_waiting', string>>
  readonly thresholds: { readonly answer: number; readonly clarify: number; readonly clarifyChoices: number }
}

export interface Hotline {
  readonly weekdays: readonly number[]
  readonly opens: string
  readonly closes: string
  /** Queue → topics it serves; the first queue serves the rest. */
  readonly queues: Readonly<Record<string, readonly string[]>>
  readonly answerWithinMinutes: number
  /** Queue → what officers and citizens read. */
  readonly queueTitles: Readonly<Record<string, string>>
  /** `automatic`: a new handoff goes to the available officer of fitting skills who holds the fewest. */
  readonly assignment: 'manual' | 'automatic'
  /** Of automatic assignment: nobody is given more. */
  readonly openAtOnce: number
  readonly remindBeforeMinutes: number
  /** Offered to officers; they may write others. */
  readonly tags: readonly string[]
  /** By channel; `default` for the rest. */
  readonly closeAfterSilenceMinutes: Readonly<Record<string, number>>
  readonly takeoverPauseMinutes: number
  readonly holidays: ReadonlySet<string>
}

/** One mistake in a content file, as `ansinh check content` reports it. */
export interface ContentProblem {
  readonly level: 'error' | 'warning'
  readonly file: string
  readonly line?: number
  readonly field: string
  readonly message: string
  /** Came with the day, not with an edit: a reviewer must act, but the program goes on without the uncertain part. */
  readonly byCalendar?: true
}
