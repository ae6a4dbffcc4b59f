import { z } from 'zod'
import { loadContent } from '../content/load-content.ts'
import { vietnamDay } from '../core/clock.ts'
import { calculate } from '../entitlements/calculate.ts'
import { projectRoot } from '../root.ts'
import { answerJsonLines } from './json-lines.ts'

const inputSchema = z.object({
  id: z.union([z.string(), z.number()]),
  calculator: z.string(),
  input: z.unknown().optional(),
})

/** `ansinh calc --jsonl`: what a person is entitled to, line by line; needs neither model nor database. */
export async function calcCommand(): Promise<number> {
  const content = loadContent(projectRoot, vietnamDay(new Date()))
  return answerJsonLines(inputSchema, ({ id, calculator, input }) => ({
    id,
    ...calculate(calculator, input ?? {}, content),
  }))
}
