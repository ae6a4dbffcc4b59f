import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Calculator } from '../../../src/entitlements/calculator.ts'
import { publicExamples, resultOf, run } from './run-calculator.ts'

export type Input = Readonly<Record<string, unknown>>

/** `reasons` are compared as a set, `warnings` by their codes. */
export interface CalculatorCase {
  readonly title: string
  readonly input: Input
  readonly expected: Input
}

export interface RefusedCase {
  readonly title: string
  readonly input: Input
  readonly field: string
  readonly code?: 'invalid_input' | 'unsupported_period'
}

/** A warning is its code, a colon and what it tells the citizen. */
function codesOf(warnings: unknown): string[] {
  return z
    .array(z.string().regex(/^[a-z0-9_]+: \S/))
    .parse(warnings)
    .map((warning) => warning.slice(0, warning.indexOf(':')))
}

export function describePublicExamples(name: string, calculator: Calculator): void {
  const examples = publicExamples.filter((example) => example.calculator === name)

  describe(`${name}: the published examples`, () => {
    it.each(examples)('$id', ({ input, expect: { warnings = [], ...fields } }) => {
      const result = resultOf(calculator, input)

      expectFields(result, fields)
      expect(codesOf(result['warnings'])).toEqual(expect.arrayContaining(z.array(z.string()).parse(warnings)))
    })
  })
}

export function describeCases(name: string, calculator: Calculator, cases: readonly CalculatorCase[]): void {
  describe(`${name}: cases worked out by hand`, () => {
    it.each(cases)('$title', ({ input, expected: { warnings, ...fields } }) => {
      const result = resultOf(calculator, input)

      expectFields(result, fields)
      expectExplained(result)
      if (warnings !== undefined) expect(codesOf(result['warnings']).toSorted()).toEqual(warnings)
    })
  })
}

export function describeRefusals(name: string, calculator: Calculator, cases: readonly RefusedCase[]): void {
  describe(`${name}: inputs it refuses`, () => {
    it.each(cases)('$title', ({ input, field, code = 'invalid_input' }) => {
      const calculation = run(calculator, input)

      expect(calculation).toEqual({ error: { code, field, message: expect.stringMatching(/\S/) } })
    })
  })
}

/** Whatever is typed into its fields, a calculator gives a result or names the field to change. */
export function describeAnyInput(name: string, calculator: Calculator, likely: Record<string, fc.Arbitrary<unknown>>) {
  const fields = Object.fromEntries(
    Object.entries(likely).map(([field, values]) => [
      field,
      fc.oneof({ weight: 12, arbitrary: values }, { weight: 1, arbitrary: fc.jsonValue() }),
    ]),
  )

  it(`${name}: any input gives a result with amounts from zero on, or the field to change`, () => {
    fc.assert(
      fc.property(fc.record(fields, { requiredKeys: [] }), (input) => {
        const calculation = run(calculator, input)

        if ('error' in calculation) expect(calculation.error.field).not.toBe('')
        else expectExplained(calculation.result)
      }),
      { numRuns: 2000 },
    )
  })
}

function expectFields(result: Input, fields: Input): void {
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'reasons')
      expect(new Set(z.array(z.string()).parse(result[field]))).toEqual(new Set(z.array(z.string()).parse(value)))
    else expect({ [field]: result[field] }).toEqual({ [field]: value })
  }
}

/** What every result has to have. */
function expectExplained(result: Input): void {
  expect(z.array(z.string().min(1)).min(1).safeParse(result['steps']).success).toBe(true)
  expect(z.array(z.string().min(1)).min(1).safeParse(result['legalBasis']).success).toBe(true)
  codesOf(result['warnings'])
  expect(numbersIn(result).filter((number) => !Number.isFinite(number) || number < 0)).toEqual([])
  const wholeFields = Object.entries(result).filter(([field]) => /amount|total|pension$|allowance|average/i.test(field))
  for (const [field, value] of wholeFields) {
    if (typeof value === 'number') expect({ [field]: Number.isSafeInteger(value) }).toEqual({ [field]: true })
  }
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}
