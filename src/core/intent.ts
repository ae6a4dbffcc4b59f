import type { ArticleId, IntentId } from './ids.ts'
import type { HandoffReason } from './handoff.ts'

export type SlotValue = string | number | boolean
export type SlotValues = Readonly<Record<string, SlotValue>>

export const slotTypes = [
  'money',
  'duration',
  'months',
  'days',
  'birth_date',
  'date',
  'gender',
  'count',
  'percent',
  'region',
  'choice',
  'yes_no',
] as const
export type SlotType = (typeof slotTypes)[number]

/** A value that a calculation needs and only the citizen knows. */
export interface Slot {
  /** The calculator's field, or a name that `minus` uses. */
  readonly name: string
  readonly type: SlotType
  readonly ask: string
  /** Taken where it is said, never asked for. */
  readonly optional?: boolean | undefined
  /** Words (a pattern, without accents) that mean none: "tất cả sau năm 2014". */
  readonly zeroIf?: string | undefined
  /** Patterns, without accents, of the words right before or after a value that is this slot's: "trước 2014". */
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** Not asked for where that other slot is known. */
  readonly unless?: string | undefined
  /** Outside it the engine asks back instead of calculating nonsense; VND, months, days, a count or percent. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Of a choice: what is shown, and the calculator's value. */
  readonly options?: readonly SlotOption[] | undefined
}

export interface SlotOption {
  readonly label: string
  readonly value: string
  /** Other words that mean it, without accents. */
  readonly words?: readonly string[] | undefined
}

/** What the calculator gets beside the slots; "{month}" and "{day}" are today's. */
export interface CalculationPreset {
  readonly values: Readonly<Record<string, SlotValue>>
  /** Field = first slot − second slot; the two are not passed on unless they are fields themselves. */
  readonly minus: Readonly<Record<string, readonly [string, string]>>
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
  readonly preset: CalculationPreset
  readonly answer: IntentAnswer
  readonly sensitive: boolean
  /** About one's own record, which nobody but an officer can see: a person is offered with the answer. */
  readonly ownRecord: boolean
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
