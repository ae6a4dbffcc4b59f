import { z } from 'zod'
import { nfc } from '../core/vietnamese.ts'
import { loadEngine } from './engine.ts'
import { answerJsonLines } from './json-lines.ts'

const inputSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** `ansinh parse --jsonl`: what the engine understands, for each line of stdin. */
export async function parseCommand(): Promise<number> {
  const { understandText } = loadEngine()
  return answerJsonLines(inputSchema, ({ id, text }) => {
    const match = understandText(nfc(text))
    return {
      id,
      intent: match.intent,
      confidence: match.confidence,
      alternatives: match.runnersUp,
      entities: match.entities,
      places: [],
    }
  })
}
