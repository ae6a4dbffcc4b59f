import type { ArticleId, Day, IntentId } from './ids.ts'
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
  'day',
  'weeks',
  'child_age',
  'periods',
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
  /** A pattern, without accents, whose first group is the number: "(\\d+) nguoi". */
  readonly pattern?: string | undefined
  /** Taken only where `before` or `after` claims it, or where it was asked for. */
  readonly claimed?: boolean | undefined
  /** Not asked for where that other slot is known. */
  readonly unless?: string | undefined
  /** Asked for and passed on only where one of these holds. */
  readonly when?: readonly SlotCondition[] | undefined
  /** Outside it the engine asks back instead of calculating nonsense; VND, months, days, a count or percent. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** The same for a date. */
  readonly earliest?: Day | undefined
  readonly latest?: Day | undefined
  /** Said with the range where a value lies outside: "cần từ … đến …, vì <why>". */
  readonly why?: string | undefined
  /** Of a choice: what is shown, and the calculator's value. */
  readonly options?: readonly SlotOption[] | undefined
}

/** Another slot's value is one of `is`, or none of `not` (which a missing value satisfies). */
export interface SlotCondition {
  readonly slot: string
  readonly is?: readonly SlotValue[] | undefined
  readonly not?: readonly SlotValue[] | undefined
}

export interface SlotOption {
  readonly label: string
  readonly value: string
  /** Other words that mean it, without accents. */
  readonly words?: readonly string[] | undefined
  /** The same as a pattern, without accents: "suy giảm 65%". */
  readonly pattern?: string | undefined
  /** Fields of the calculator that follow from this option. */
  readonly sets?: SlotValues | undefined
}

/** What the calculator gets beside the slots; "{month}" and "{day}" are today's. */
export interface CalculationPreset {
  readonly values: Readonly<Record<string, SlotValue>>
  /** Field = first slot − second slot; the two are not passed on unless they are fields themselves. */
  readonly minus: Readonly<Record<string, readonly [string, string]>>
  /** Pattern, without accents: without it a value in a message starts no form, since it is hardly meant for one. */
  readonly startIf?: string | undefined
  readonly elsewhere?: readonly Elsewhere[] | undefined
  readonly early?: readonly EarlyResult[] | undefined
}

/** Where a message matches the pattern (without accents), that other intent's form calculates the figure asked for. */
export interface Elsewhere {
  readonly if: string
  readonly intent: IntentId
  /** The other intent is what was asked, not only the one that calculates it. */
  readonly isMeant?: boolean | undefined
}

/** What a part of the values decides alone: "100 tháng" gives the months of the allowance whatever the wage. */
export interface EarlyResult {
  /** Told before this slot is asked for. */
  readonly before: string
  readonly needs: readonly string[]
  /** Any valid values for the rest: they must not change what is told. */
  readonly assume: SlotValues
  /** `{field}` of the result. */
  readonly text: string
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
