import { citationsOfResult } from '../answering/explain-calculation.ts'
import { vietnamDay } from '../core/clock.ts'
import type { FormState } from '../core/conversation.ts'
import type { Intent, Slot } from '../core/intent.ts'
import { calculatorInput } from '../dialogue/form.ts'
import { calculate } from '../entitlements/calculate.ts'
import type { CalculationResult } from '../entitlements/calculator.ts'
import { formatNumber } from '../entitlements/parameters.ts'
import { saying, type Draft, type TurnInput } from './turn.ts'

/** What is decided already is told before the next value is asked for: the pension's rate depends on no wage. */
export function tellEarly(
  input: TurnInput,
  draft: Draft,
  { intent, form, next }: { readonly intent: Intent; readonly form: FormState; readonly next: Slot },
): Draft {
  const isKnown = (name: string): boolean => name in form.values
  const early = intent.preset.early?.find(({ before, needs }) => before === next.name && needs.every(isKnown))
  if (early === undefined || !('calculator' in intent.answer)) return draft
  const supposed = { ...form, values: { ...early.assume, ...form.values } }
  const known = calculatorInput(intent, supposed, form.day ?? vietnamDay(input.now))
  const calculation = calculate(intent.answer.calculator ?? '', known, input.content)
  if ('error' in calculation || calculation.result['eligible'] === false) return draft
  const { result } = calculation
  const text = early.text.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => formatNumber(Number(fieldOf(result, path))))
  return saying(draft, { kind: 'text', text }, citationsOfResult(result))
}

/** "oneOff.amount". */
function fieldOf(result: CalculationResult, path: string): unknown {
  let value: unknown = result
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined
  }
  return value
}
