import { headlineOf } from '../answering/explain-calculation.ts'
import type { Content } from '../content/content.ts'
import { slotLabel, type SlotLabels } from '../content/desk-words.ts'
import type { Conversation, FormState } from '../core/conversation.ts'
import type { Day } from '../core/ids.ts'
import type { Intent } from '../core/intent.ts'
import { calculatorInput } from '../dialogue/form.ts'
import { calculate } from '../entitlements/calculate.ts'
import { valueWords } from './value-words.ts'

export interface NamedValue {
  readonly label: string
  readonly value: string
}

export interface DoneCalculation {
  readonly title: string
  readonly inputs: readonly NamedValue[]
  readonly result: string
}

export interface UnderstoodMatter {
  readonly intent?: string
  readonly intentTitle?: string
  /** What the citizen said of their case. */
  readonly values: readonly NamedValue[]
  readonly calculations: readonly DoneCalculation[]
}

/** What the assistant knew of the matter when it let go. */
export function understoodMatter(
  content: Content,
  labels: SlotLabels,
  { intent: id, context }: Conversation,
  today: Day,
): UnderstoodMatter {
  const intent = id === undefined ? undefined : content.intents.get(id)
  const { form } = context
  const formIntent = form === undefined ? undefined : content.intents.get(form.intent)
  const known = form === undefined || formIntent === undefined ? undefined : { form, intent: formIntent, today }
  const values = known === undefined ? [] : namedValues(labels, known.intent, known.form)
  const result = known === undefined ? undefined : resultOf(content, known)
  return {
    ...(intent === undefined ? {} : { intent: intent.id, intentTitle: intent.title }),
    values,
    calculations:
      result === undefined || formIntent === undefined ? [] : [{ title: formIntent.title, inputs: values, result }],
  }
}

function namedValues(labels: SlotLabels, { id, slots }: Intent, { values }: FormState): NamedValue[] {
  return slots.flatMap((slot) => {
    const value = values[slot.name]
    return value === undefined ? [] : [{ label: slotLabel(labels, id, slot.name), value: valueWords(slot, value) }]
  })
}

interface FilledForm {
  readonly form: FormState
  readonly intent: Intent
  readonly today: Day
}

/** Calculated again from the same values: it is the result that the citizen read. Undefined while one is missing. */
function resultOf(content: Content, { form, intent, today }: FilledForm): string | undefined {
  if (form.asking !== undefined || !('calculator' in intent.answer)) return undefined
  const calculator = intent.answer.calculator ?? ''
  const calculation = calculate(calculator, calculatorInput(intent, form, form.day ?? today), content)
  return 'error' in calculation ? undefined : headlineOf(calculator, calculation.result)
}
