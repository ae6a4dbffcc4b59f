import fc, { type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Calculation } from '../../../src/entitlements/calculate.ts'
import type { Calculator } from '../../../src/entitlements/calculator.ts'
import type { Fields } from '../../../src/entitlements/fields.ts'
import { publicExamples, run } from './run-calculator.ts'

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

export function describeCalculator({ name, calculator, cases, plausible, amounts }: Suite): void {
  describe(name, () => {
    it.each(publicExamples.filter((example) => example.calculator === name))(
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
