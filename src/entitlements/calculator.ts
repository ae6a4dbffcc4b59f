import type { Fields } from './fields.ts'
import type { Figures } from './trail.ts'

/** Fields of the machine contract, plus `steps`, `legalBasis` and `warnings`. */
export interface CalculationResult {
  readonly steps: readonly string[]
  readonly legalBasis: readonly string[]
  /** "code: text" */
  readonly warnings: readonly string[]
  readonly [field: string]: unknown
}

/** Pure; throws InputError for what cannot be calculated. */
export type Calculator = (fields: Fields, figures: Figures) => CalculationResult
