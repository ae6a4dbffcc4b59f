import { z } from 'zod'
import { runMethod } from '../analytics/statistics/methods/run-method.ts'
import { answerJsonLines } from './json-lines.ts'

export const statsInputSchema = z.object({
  id: z.union([z.string(), z.number()], 'Trường "id": cần là chữ hoặc số.'),
  method: z.string('Trường "method": cần là tên phương pháp.'),
  input: z.unknown().optional(),
})

/** `ansinh stats --jsonl`: the survey method's formulas, line by line; needs neither model nor database. */
export async function statsCommand(): Promise<number> {
  return answerJsonLines(statsInputSchema, answerStats)
}

export function answerStats({ id, method, input }: z.output<typeof statsInputSchema>): unknown {
  return { id, result: runMethod(method, input ?? {}) }
}
