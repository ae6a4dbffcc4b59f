import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkContent } from '../../../src/content/load-content.ts'
import { calculate } from '../../../src/entitlements/calculate.ts'
import { projectRoot } from '../../../src/root.ts'

const exampleSchema = z.object({
  id: z.string(),
  calculator: z.string(),
  input: z.unknown(),
  expect: z.record(z.string(), z.unknown()),
})

const examples = z
  .array(exampleSchema)
  .parse(JSON.parse(readFileSync(new URL('public-examples.json', import.meta.url), 'utf8')))
const { content } = checkContent(projectRoot, '2026-11-25')

describe('the worked examples of the machine contract', () => {
  it.each(examples.map((example) => [`${example.id} ${example.calculator}`, example] as const))(
    '%s',
    (_name, example) => {
      if (content === undefined) throw new Error('the content cannot be read')

      const calculation = calculate(example.calculator, example.input, content)

      if ('error' in example.expect) {
        expect(calculation).toMatchObject({ error: example.expect['error'] })
        return
      }
      if ('error' in calculation) throw new Error(`${calculation.error.field}: ${calculation.error.message}`)
      const { warnings, reasons, ...fields } = example.expect
      expect(calculation.result).toMatchObject(fields)
      const codes = calculation.result.warnings.map((warning) => warning.split(':')[0])
      for (const code of z.array(z.string()).default([]).parse(warnings)) expect(codes).toContain(code)
      if (reasons !== undefined)
        expect(new Set(z.array(z.string()).parse(calculation.result['reasons']))).toEqual(
          new Set(z.array(z.string()).parse(reasons)),
        )
      expect(calculation.result.steps.length).toBeGreaterThan(0)
      expect(calculation.result.legalBasis.length).toBeGreaterThan(0)
    },
  )
})
