import type { ArticleId, IntentId } from './ids.ts'
import type { HandoffReason } from './handoff.ts'

export type SlotValue = string | number | boolean
export type SlotValues = Readonly<Record<string, SlotValue>>

export interface Slot {
  readonly name: string
  readonly type: string
  readonly ask: string
}

export type IntentAnswer =
  | { readonly article: ArticleId; readonly calculator?: string }
  | { readonly handoff: HandoffReason }
  | { readonly act: string }

export interface Intent {
  readonly id: IntentId
  readonly topic: string
  readonly title: string
  readonly examples: readonly string[]
  readonly counterExamples: readonly { readonly text: string; readonly intent: IntentId }[]
  readonly slots: readonly Slot[]
  readonly answer: IntentAnswer
  readonly sensitive: boolean
}

export interface Scored {
  readonly intent: IntentId
  /** Calibrated probability that this intent is the right one, 0 … 1. */
  readonly confidence: number
}

export interface Entity {
  readonly type: string
  readonly value: string | number
  /** The slice of the input that was read. */
  readonly text: string
}

export interface IntentMatch extends Scored {
  /** Up to four others, best first; a second question of the same message before them. */
  readonly runnersUp: readonly Scored[]
  /** A second question in the same message, where it clearly asks one, with the words that ask it. */
  readonly also?: Scored & { readonly asked: string }
  readonly slots: SlotValues
  readonly entities: readonly Entity[]
  readonly by: 'rule' | 'local' | 'model'
}
