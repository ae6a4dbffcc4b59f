import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { answerJsonLines } from '../../../src/commands/json-lines.ts'
import { answerStats, statsInputSchema } from '../../../src/commands/stats.ts'
import { workedMethods } from '../../support/worked-methods.ts'

async function run(lines: readonly string[]): Promise<unknown[]> {
  const output = new PassThrough()
  const chunks: string[] = []
  output.on('data', (chunk) => chunks.push(String(chunk)))
  await answerJsonLines(statsInputSchema, answerStats, { input: Readable.from([lines.join('\n')]), output })
  return chunks
    .join('')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

describe('ansinh stats --jsonl', () => {
  it('answers every method with its worked numbers, one line each', async () => {
    const lines = workedMethods.map(({ method, input }, id) => JSON.stringify({ id, method, input }))

    const answers = await run(lines)

    expect(answers).toEqual(workedMethods.map(({ result }, id) => ({ id, result: expect.objectContaining(result) })))
  })

  it('answers a bad line with the field and what is expected, and goes on', async () => {
    const answers = await run([
      '{"id":1,"method":"wilson","input":{"x":5,"n":4}}',
      'no JSON',
      '{"id":2,"input":{}}',
      '{"id":3,"method":"wilson"}',
      '{"id":4,"method":"toString","input":{}}',
      '{"id":5,"method":"wilson","input":{"x":3,"n":4}}',
    ])

    const refusal = (field: string) => ({ code: 'invalid_input', field, message: expect.any(String) })
    expect(answers).toEqual([
      { id: 1, error: { code: 'invalid_input', field: 'x', message: 'Trường "x": cần là số từ 0 đến n (4).' } },
      { id: null, error: refusal('') },
      { id: 2, error: refusal('method') },
      { id: 3, error: refusal('x') },
      { id: 4, error: refusal('method') },
      { id: 5, result: expect.objectContaining({ p: 0.75 }) },
    ])
  })
})
