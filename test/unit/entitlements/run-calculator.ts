import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checkContent } from '../../../src/content/load-content.ts'
import type { Calculation } from '../../../src/entitlements/calculate.ts'
import type { CalculationResult, Calculator } from '../../../src/entitlements/calculator.ts'
import type { Fields } from '../../../src/entitlements/fields.ts'
import { InputError } from '../../../src/entitlements/input-error.ts'
import type { Figures } from '../../../src/entitlements/trail.ts'
import { projectRoot } from '../../../src/root.ts'

/** The real figures: what a citizen is told comes from these files. Mistakes in articles do not touch them. */
export const figures: Figures = realFigures()

function realFigures(): Figures {
  const { content } = checkContent(projectRoot, '2026-11-25')
  if (content === undefined) throw new Error('the content cannot be read')
  return content
}

/** Like calculate(), without the registry. */
export function run(calculator: Calculator, input: Fields): Calculation {
  try {
    return { result: calculator(input, figures) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { error: { code: error.code, field: error.field, message: error.message } }
  }
}

export function resultOf(calculator: Calculator, input: Fields): CalculationResult {
  const calculation = run(calculator, input)
  if ('error' in calculation) throw new Error(`${calculation.error.field}: ${calculation.error.message}`)
  return calculation.result
}

export function numberOf(result: Fields, field: string): number {
  return z.number().parse(result[field])
}

const exampleSchema = z.array(
  z.object({
    id: z.string(),
    calculator: z.string(),
    input: z.record(z.string(), z.unknown()),
    expect: z.record(z.string(), z.unknown()),
  }),
)

/** The worked cases that were published with the machine contract. */
export const publicExamples = exampleSchema.parse(
  JSON.parse(readFileSync(join(projectRoot, 'test/unit/entitlements/public-examples.json'), 'utf8')),
)
