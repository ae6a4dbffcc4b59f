import { z } from 'zod'
import { vietnamDay } from '../core/clock.ts'
import { loadPlaces } from '../content/place-files.ts'
import { findPlaces } from '../places/find-places.ts'
import { projectRoot } from '../root.ts'
import { loadEngine } from './engine.ts'
import { answerJsonLines } from './json-lines.ts'

const inputSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** `ansinh parse --jsonl`: what the engine understands, for each line of stdin. */
export async function parseCommand(): Promise<number> {
  const { understandText } = loadEngine()
  const places = loadPlaces(projectRoot)
  const today = vietnamDay(new Date())
  return answerJsonLines(inputSchema, ({ id, text }) => {
    const match = understandText(text, today)
    return {
      id,
      intent: match.intent,
      confidence: match.confidence,
      alternatives: match.runnersUp,
      entities: match.entities,
      places: findPlaces(text, places()),
    }
  })
}
