import type { Scored } from '../core/intent.ts'
import { weigh, type ReadMessage } from './classify.ts'
import type { Model } from './model.ts'

/** The questions of one message in the order asked: at most two, of different intents. */
export interface Questions {
  readonly first: Scored
  readonly second: Asked
}

type Asked = Scored & { readonly asked: string }

/**
 * Whether clauses of their own ask for different things. `ranked` is the reading of the whole message: a clause's
 * reading counts only where the whole does not rule it out, since a clause alone may lack what the story says.
 */
export function readQuestions(
  model: Model,
  { clauses }: ReadMessage,
  ranked: readonly Scored[],
): Questions | undefined {
  const [top] = ranked
  if (top === undefined || isNoQuestion(top.intent)) return undefined
  const found: Asked[] = []
  for (const { evidence, text } of clauses) {
    const [reading] = weigh(model, evidence)
    if (reading === undefined || reading.confidence < SURE || isNoQuestion(reading.intent)) continue
    if (ranked.slice(0, FRONT).every(({ intent }) => intent !== reading.intent)) continue
    if (found.every(({ intent }) => intent !== reading.intent)) found.push({ ...reading, asked: text })
  }
  const [first, second] = found
  if (first === undefined || second === undefined) return undefined
  // What the whole message is about must be one of the two: else clauses without their story were misread.
  if (first.intent !== top.intent && second.intent !== top.intent) return undefined
  return { first: { intent: first.intent, confidence: first.confidence }, second }
}

const SURE = 0.6
const FRONT = 4

function isNoQuestion(intent: string): boolean {
  return intent.startsWith('act.') || intent === 'out_of_scope'
}
