import type { ArticleId, Day } from './ids.ts'

export type Confidence = 'high' | 'medium' | 'low'

export interface LegalDocument {
  /** Exactly as published: `41/2024/QH15`. */
  readonly number: string
  readonly title: string
  readonly issuer: string
  /** Absent where our sources do not say the day. */
  readonly inForceFrom?: Day
  readonly inForceUntil?: Day
  readonly replacedBy?: string
  /** The law that gave it its present wording. */
  readonly amendedBy?: string
  readonly url?: string
}

export interface LegalSource {
  readonly document: string
  readonly article?: string
  readonly clause?: string
}

export interface ArticleSection {
  readonly id: string
  readonly title: string
  readonly questions: readonly string[]
  readonly body: string
}

export interface KnowledgeArticle {
  readonly id: ArticleId
  readonly topic: string
  readonly title: string
  readonly questions: readonly string[]
  readonly confidence: Confidence
  readonly confirmAt?: string
  /** The complete short answer, at most 60 words. */
  readonly lead: string
  readonly sections: readonly ArticleSection[]
  readonly sources: readonly LegalSource[]
  readonly inForceFrom: Day
  readonly inForceUntil?: Day
  readonly reviewedBy: string
  readonly reviewedOn: Day
  readonly reviewAgainOn: Day
  readonly related: readonly ArticleId[]
}

export interface Period {
  readonly inForceFrom?: Day | undefined
  readonly inForceUntil?: Day | undefined
}

/** Both days inclusive; an end that is not stated is open. */
export function inForceOn(period: Period, day: Day): boolean {
  return (
    (period.inForceFrom === undefined || period.inForceFrom <= day) &&
    (period.inForceUntil === undefined || day <= period.inForceUntil)
  )
}
