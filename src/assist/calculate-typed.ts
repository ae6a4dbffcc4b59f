import { citationsOfResult } from '../answering/explain-calculation.ts'
import type { Content } from '../content/content.ts'
import { slotLabel, type SlotLabels } from '../content/desk-words.ts'
import { AppError } from '../core/errors.ts'
import type { Day, IntentId } from '../core/ids.ts'
import type { Intent, SlotValue, SlotValues } from '../core/intent.ts'
import { calculatorInput, missingSlots } from '../dialogue/form.ts'
import { calculate } from '../entitlements/calculate.ts'
import { resultText } from '../turn/form-turn.ts'
import type { Understand } from '../turn/turn.ts'
import { namedCitations, type NamedCitation } from './article-panel.ts'
import { calculatorOf } from './calculator-forms.ts'
import { readTyped } from './read-typed.ts'

export interface CalculatorParts {
  readonly content: Content
  readonly understand: Understand
  readonly labels: SlotLabels
}

export interface TypedCalculation {
  readonly intent: IntentId
  readonly values: Readonly<Record<string, SlotValue>>
  /** The day whose rules hold. */
  readonly day: Day
}

export interface CalculatedAnswer {
  /** Ready to be sent; empty while a value is missing. */
  readonly text: string
  readonly citations: readonly NamedCitation[]
  /** How it came about, to follow by pencil. */
  readonly steps: readonly string[]
  readonly missing: readonly { readonly name: string; readonly label: string }[]
}

/** The calculation that the chat would do, from values typed into fields. A field at fault is an error that names it. */
export function calculateTyped(
  parts: CalculatorParts,
  { intent: id, values, day }: TypedCalculation,
): CalculatedAnswer {
  const { content, labels } = parts
  const intent = content.intents.get(id)
  const calculator = intent === undefined ? undefined : calculatorOf(intent)
  if (intent === undefined || calculator === undefined || intent.slots.length === 0) {
    throw new AppError('not_found', 'Không có phép tính này.')
  }
  const read = readValues(parts, intent, { values, day })
  const missing = missingSlots(intent, read).map(({ name }) => ({ name, label: slotLabel(labels, id, name) }))
  if (missing.length > 0) return { text: '', citations: [], steps: [], missing }
  const input = calculatorInput(intent, { intent: id, values: read, misses: 0, day }, day)
  const calculation = calculate(calculator, input, content)
  if ('error' in calculation) {
    const { field, message } = calculation.error
    const isOurs = intent.slots.some(({ name }) => name === field)
    throw new AppError('invalid_input', message, isOurs ? { field } : {})
  }
  const { result } = calculation
  const citations = namedCitations(content, citationsOfResult(result))
  return { text: resultText({ content }, calculator, result), citations, steps: result.steps, missing: [] }
}

function readValues(
  { understand }: CalculatorParts,
  intent: Intent,
  { values, day }: Pick<TypedCalculation, 'values' | 'day'>,
): SlotValues {
  const read: Record<string, SlotValue> = {}
  for (const [name, typed] of Object.entries(values)) {
    const slot = intent.slots.find((one) => one.name === name)
    if (slot === undefined) throw new AppError('invalid_input', 'Phép tính này không có ô đó.', { field: name })
    if (typeof typed === 'string' && typed.trim() === '') continue
    const reading = readTyped(slot, typed, (text) => understand(text, day).entities)
    if ('problem' in reading) throw new AppError('invalid_input', reading.problem, { field: name })
    read[name] = reading.value
  }
  return read
}
