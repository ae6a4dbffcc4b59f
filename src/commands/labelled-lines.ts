import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { LabelledQuestion } from '../understanding/evaluate.ts'

const lineSchema = z.object({
  text: z.string(),
  intent: z.string().min(1),
  style: z.string().optional(),
  second: z.string().optional(),
})

/** `{"text","intent"}` JSON lines; a line that is not one is named by file and number. */
export function readLabelledLines(file: string): LabelledQuestion[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      const parsed = lineSchema.safeParse(parseJson(line))
      if (!parsed.success) {
        throw new AppError('wrong_use', `${file}:${index + 1}: expected {"text","intent"} as JSON on each line`)
      }
      const { text, intent, style, second } = parsed.data
      return [{ text, intent, ...(style === undefined ? {} : { style }), ...(second === undefined ? {} : { second }) }]
    })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('wrong_use', `${file}: cannot be read`, { cause })
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
