import type { CalculationResult } from './calculator.ts'
import { calculators } from './calculators.ts'
import type { Fields } from './fields.ts'
import { InputError } from './input-error.ts'
import type { Figures } from './trail.ts'

export interface CalculationError {
  readonly code: InputError['code']
  /** JSON path of the field that has to change. */
  readonly field: string
  /** In Vietnamese, for the person who typed it. */
  readonly message: string
}

export type Calculation = { readonly result: CalculationResult } | { readonly error: CalculationError }

/** What a person is entitled to, or why it cannot be said. Never throws for any input. */
export function calculate(name: string, input: unknown, figures: Figures): Calculation {
  try {
    const calculator = calculators.get(name)
    if (calculator === undefined)
      throw new InputError('unknown_calculator', 'calculator', `Không có phép tính "${name}".`)
    return { result: calculator(fieldsOf(input), figures) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { error: { code: error.code, field: error.field, message: error.message } }
  }
}

function fieldsOf(input: unknown): Fields {
  if (typeof input === 'object' && input !== null && !Array.isArray(input))
    return Object.fromEntries(Object.entries(input))
  throw new InputError('invalid_input', 'input', 'Cần các thông tin dạng {"tên": giá trị}.')
}
