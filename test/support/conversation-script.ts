import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))

const expectation = z.strictObject({
  intent: z.string().optional(),
  contains: texts.optional(),
  notContains: texts.optional(),
  /** `41/2024/QH15:64`, or a document alone; each must be among the sources. */
  sources: texts.optional(),
  noSources: z.boolean().optional(),
  notSources: texts.optional(),
  /** Labels that must be offered, in this order. */
  choices: z.array(z.string()).optional(),
  state: z.enum(['bot', 'queued', 'human', 'closed']).optional(),
  survey: z.enum(['issued', 'answered']).nullable().optional(),
  escalation: z.strictObject({ reason: z.string(), topic: z.string().nullable().optional() }).nullable().optional(),
})

const line = z.strictObject({
  /** What the citizen types … */
  citizen: z.string().optional(),
  /** … or the value of the choice that they tap … */
  tap: z.string().optional(),
  /** … or the stars that they tap … */
  rates: z.number().optional(),
  /** … or what else they send. */
  sends: z.enum(['sticker', 'image', 'audio', 'phone number']).optional(),
  /** The clock from this line on. */
  at: z.iso.datetime({ offset: true }).optional(),
  expect: expectation.optional(),
})

const script = z.strictObject({
  name: z.string(),
  at: z.iso.datetime({ offset: true }).optional(),
  talk: z.array(line).min(1),
})

export type Expectation = z.infer<typeof expectation>
export type ScriptLine = z.infer<typeof line>
export type ConversationScript = z.infer<typeof script>

/** Whole conversations as one reads them; a mistake in the file is named by zod. */
export function readScripts(file: URL): ConversationScript[] {
  return z.array(script).parse(parse(readFileSync(file, 'utf8'), { schema: 'core' }))
}
