import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerJsonLines } from '../../../src/commands/json-lines.ts'
import { inputSchema } from '../../../src/commands/answer.ts'
import { AppError } from '../../../src/core/errors.ts'

async function run<Input>(
  schema: z.ZodType<Input>,
  answer: (input: Input) => unknown,
  text: string,
): Promise<unknown[]> {
  const output = new PassThrough()
  const chunks: string[] = []
  output.on('data', (chunk) => chunks.push(String(chunk)))
  await answerJsonLines(schema, answer, { input: Readable.from([text]), output })
  return chunks
    .join('')
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
}

const schema = z.object({ id: z.number(), text: z.string() })
const shout = ({ id, text }: { id: number; text: string }) => ({ id, text: text.toUpperCase() })

describe('answerJsonLines', () => {
  it('answers one line with one line, in order', async () => {
    const lines = await run(schema, shout, '{"id":1,"text":"một"}\n{"id":2,"text":"hai"}\n')

    expect(lines).toEqual([
      { id: 1, text: 'MỘT' },
      { id: 2, text: 'HAI' },
    ])
  })

  it('reads Windows line ends, blank lines and a last line without an end', async () => {
    const lines = await run(schema, shout, '{"id":1,"text":"a"}\r\n\r\n  \r\n{"id":2,"text":"b"}')

    expect(lines).toHaveLength(2)
  })

  it.each([
    ['not JSON', '{"id":7', null, ''],
    ['a missing field', '{"id":7}', 7, 'text'],
    ['a wrong type', '{"id":7,"text":1}', 7, 'text'],
    ['no object', '[1]', null, ''],
    ['null', 'null', null, ''],
  ])('answers %s with the field at fault, and goes on', async (_name, bad, id, field) => {
    const lines = await run(schema, shout, `${bad}\n{"id":2,"text":"b"}\n`)

    expect(lines).toEqual([
      { id, error: { code: 'invalid_input', field, message: expect.any(String) } },
      { id: 2, text: 'B' },
    ])
  })

  it('answers a refusal with its code, and goes on', async () => {
    const refuse = ({ id }: { id: number }): unknown => {
      if (id === 1) throw new AppError('not_found', 'Không có.', { field: 'text' })
      return { id }
    }

    const lines = await run(schema, refuse, '{"id":1,"text":"a"}\n{"id":2,"text":"b"}\n')

    expect(lines).toEqual([{ id: 1, error: { code: 'not_found', field: 'text', message: 'Không có.' } }, { id: 2 }])
  })

  it('stops on a fault of its own', async () => {
    const broken = (): never => {
      throw new TypeError('a mistake in the program')
    }

    await expect(run(schema, broken, '{"id":1,"text":"a"}\n')).rejects.toThrow('a mistake in the program')
  })

  it('answers ten thousand lines in a stream that is read slowly', async () => {
    const text = Array.from({ length: 10_000 }, (_, id) => JSON.stringify({ id, text: 'x' })).join('\n')

    const lines = await run(schema, shout, text)

    expect(lines).toHaveLength(10_000)
    expect(lines.at(-1)).toEqual({ id: 9_999, text: 'X' })
  })
})

describe('a line of ansinh answer', () => {
  it.each([
    { id: 1, conversation: 'a', text: 'xin chào' },
    { id: '1', conversation: 7, text: '' },
    { id: 1, conversation: 'a', action: 'choice', value: 'act.human' },
    { id: 1, conversation: 'a', action: 'choice', value: 5, at: '2026-07-01T00:00:00+07:00', channel: 'zalo' },
  ])('may be %j', (line) => {
    expect(inputSchema.safeParse(line).success).toBe(true)
  })

  it.each([
    ['text', { id: 1, conversation: 'a' }],
    ['conversation', { id: 1, text: 'x' }],
    ['value', { id: 1, conversation: 'a', action: 'choice' }],
    ['action', { id: 1, conversation: 'a', action: 'jump', text: 'x' }],
    ['at', { id: 1, conversation: 'a', text: 'x', at: '2026-07-01' }],
    ['at', { id: 1, conversation: 'a', text: 'x', at: '2026-07-01T10:00:00' }],
  ])('is refused for its field %s: %j', (field, line) => {
    const parsed = inputSchema.safeParse(line)

    expect(parsed.error?.issues[0]?.path).toEqual([field])
  })
})
