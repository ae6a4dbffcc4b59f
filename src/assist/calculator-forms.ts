import type { Content } from '../content/content.ts'
import { slotLabel, type SlotLabels } from '../content/desk-words.ts'
import type { IntentId } from '../core/ids.ts'
import type { Intent, Slot, SlotCondition, SlotType } from '../core/intent.ts'

export interface CalculatorForm {
  readonly intent: IntentId
  readonly calculator: string
  readonly title: string
  readonly fields: readonly FormField[]
}

export interface FormField {
  readonly name: string
  readonly label: string
  readonly kind: SlotType
  /** As the assistant asks for it, with an example. */
  readonly ask: string
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly needed: boolean
  /** Only where one of these holds; empty: always. */
  readonly when: readonly SlotCondition[]
  /** Not where that other value is known. */
  readonly unless?: string
}

/** The chat forms of the calculators, as data: one more in `intents/` is one more here. */
export function calculatorForms({ intents }: Content, labels: SlotLabels): CalculatorForm[] {
  return [...intents.values()]
    .flatMap((intent) => {
      const calculator = calculatorOf(intent)
      if (calculator === undefined || intent.slots.length === 0) return []
      const fields = intent.slots.map((slot) => fieldOf(slot, slotLabel(labels, intent.id, slot.name)))
      return [{ intent: intent.id, calculator, title: intent.title, fields }]
    })
    .toSorted((a, b) => a.title.localeCompare(b.title, 'vi'))
}

export function calculatorOf({ answer }: Intent): string | undefined {
  return 'calculator' in answer ? answer.calculator : undefined
}

function fieldOf(slot: Slot, label: string): FormField {
  const { name, type, ask, options, optional, when = [], unless } = slot
  const choices =
    type === 'choice' ? options?.map((option) => ({ value: option.value, label: option.label })) : fixed[type]
  return {
    name,
    label,
    kind: type,
    ask,
    needed: optional !== true,
    when,
    ...(choices === undefined ? {} : { choices }),
    ...(unless === undefined ? {} : { unless }),
  }
}

const fixed: Readonly<Partial<Record<SlotType, readonly { readonly value: string; readonly label: string }[]>>> = {
  gender: [
    { value: 'male', label: 'Nam' },
    { value: 'female', label: 'Nữ' },
  ],
  yes_no: [
    { value: 'true', label: 'Có' },
    { value: 'false', label: 'Không' },
  ],
  region: [1, 2, 3, 4].map((region) => ({ value: String(region), label: `Vùng ${region}` })),
}
