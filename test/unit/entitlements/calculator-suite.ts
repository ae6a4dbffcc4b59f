import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkContent } from '../../../src/content/load-content.ts'
import type { Calculation } from '../../../src/entitlements/calculate.ts'
import type { CalculationResult, Calculator } from '../../../src/entitlements/calculator.ts'
import type { Fields } from '../../../src/entitlements/fields.ts'
import { InputError } from '../../../src/entitlements/input-error.ts'
import type { Figures } from '../../../src/entitlements/trail.ts'
import { projectRoot } from '../../../src/root.ts'

/** The fields compared; `reasons` and `warnings` (codes) as sets, `error` by code and field. */
type Expectation = Readonly<Record<string, unknown>>

/** What is typed, what comes of it: [what it shows, input, expectation]. */
export type Case = readonly [string, Fields, Expectation]

export interface Suite {
  readonly name: string
  readonly calculator: Calculator
  readonly cases: readonly Case[]
  /** Of each field, values near the truth: anything else is mixed in. */
  readonly plausible: Readonly<Record<string, Arbitrary<unknown>>>
  /** Outputs that are whole VND, not negative. */
  readonly amounts: readonly string[]
}

const exampleSchema = z.array(
  z.object({
    id: z.string(),
    calculator: z.string(),
    input: z.record(z.string(), z.unknown()),
    expect: z.record(z.string(), z.unknown()),
  }),
)

const examples = exampleSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'public-examples.json'), 'utf8')),
)

let loaded: Figures | undefined

function figures(): Figures {
  // Mistakes in articles do not touch the figures.
  loaded ??= checkContent(projectRoot, '2026-11-25').content
  if (loaded === undefined) throw new Error('the content cannot be read')
  return loaded
}

/** Like calculate(), without the registry. */
export function run(calculator: Calculator, input: Fields): Calculation {
  try {
    return { result: calculator(input, figures()) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { error: { code: error.code, field: error.field, message: error.message } }
  }
}

export function resultOf(calculator: Calculator, input: Fields): CalculationResult {
  const calculation = run(calculator, input)
  if ('result' in calculation) return calculation.result
  throw new Error(`${calculation.error.code} ${calculation.error.field}`)
}

export function numberOf(result: CalculationResult, field: string): number {
  return z.number().parse(result[field])
}

export function describeCalculator({ name, calculator, cases, plausible, amounts }: Suite): void {
  describe(name, () => {
    it.each(examples.filter((example) => example.calculator === name))(
      'gives the published result of $id',
      ({ input, expect: expected }) => {
        const { warnings, ...fields } = expected

        const calculation = run(calculator, input)

        compare(calculation, fields)
        if (warnings !== undefined) expect(codesOf(calculation)).toEqual(expect.arrayContaining(listOf(warnings)))
      },
    )

    it.each(cases)('%s', (_, input, expected) => {
      const { warnings, ...fields } = expected

      const calculation = run(calculator, input)

      compare(calculation, fields)
      if (warnings !== undefined) expect(codesOf(calculation)).toEqual(listOf(warnings).toSorted())
    })

    it('never throws and never gives a negative or broken amount', () => {
      const fields = Object.entries(plausible).map(([field, likely]) => [
        field,
        fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) }),
      ])
      const input: Arbitrary<Fields> = fc.record(Object.fromEntries(fields), { requiredKeys: [] })

      fc.assert(
        fc.property(input, (typed) => expectSound(run(calculator, typed), amounts)),
        { numRuns: 300 },
      )
    })
  })
}

function expectSound(calculation: Calculation, amounts: readonly string[]): void {
  if ('error' in calculation) {
    expect(calculation.error.field).not.toBe('')
    expect(calculation.error.message).not.toBe('')
    return
  }
  const { result } = calculation
  for (const amount of amounts) expect(result[amount]).toSatisfy(isAmount)
  expect(result.steps.length).toBeGreaterThan(1)
  expect(result.steps.at(-1)).toContain('ước tính')
  expect(result.legalBasis).not.toEqual([])
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function compare(calculation: Calculation, expected: Expectation): void {
  if (expected['error'] !== undefined) return expect(calculation).toMatchObject({ error: expected['error'] })
  expect(calculation).not.toHaveProperty('error')
  const { reasons, ...fields } = expected
  expect(calculation).toMatchObject({ result: fields })
  if (reasons === undefined || !('result' in calculation)) return
  expect(listOf(calculation.result['reasons']).toSorted()).toEqual(listOf(reasons).toSorted())
}

function codesOf(calculation: Calculation): string[] {
  if ('error' in calculation) return []
  return calculation.result.warnings.map((warning) => warning.slice(0, warning.indexOf(':'))).toSorted()
}

function listOf(value: unknown): string[] {
  return z.array(z.string()).parse(value)
}
