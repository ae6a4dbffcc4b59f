import { createInterface } from 'node:readline'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'

/** Reads JSON lines from stdin and answers each with one line; a bad line is answered too and stops nothing. */
export async function answerJsonLines<Input>(
  schema: z.ZodType<Input>,
  answer: (input: Input) => unknown,
  io: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } = {
    input: process.stdin,
    output: process.stdout,
  },
): Promise<number> {
  for await (const line of createInterface({ input: io.input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    const text = `${JSON.stringify(answerLine(schema, answer, line))}\n`
    if (!io.output.write(text)) await new Promise((resolve) => io.output.once('drain', resolve))
  }
  return 0
}

function answerLine<Input>(schema: z.ZodType<Input>, answer: (input: Input) => unknown, line: string): unknown {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { id: null, error: { code: 'invalid_input', field: '', message: 'Dòng này không phải JSON.' } }
  }
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null
  const parsed = schema.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = issue?.path.map(String).join('.') ?? ''
    return { id, error: { code: 'invalid_input', field, message: issue?.message ?? 'invalid' } }
  }
  try {
    return answer(parsed.data)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { id, error: { code: error.code, field: error.field ?? '', message: error.message } }
  }
}
