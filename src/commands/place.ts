import { z } from 'zod'
import { loadPlaces } from '../content/place-files.ts'
import { resolvePlace } from '../places/resolve-place.ts'
import { projectRoot } from '../root.ts'
import { answerJsonLines } from './json-lines.ts'

const inputSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

/** `ansinh place --jsonl`: the province and commune of today that each line of stdin names. */
export async function placeCommand(): Promise<number> {
  const places = loadPlaces(projectRoot)
  return answerJsonLines(inputSchema, ({ id, text }) => {
    const { province, commune, candidates, ask } = resolvePlace(text, places())
    return { id, province, commune, candidates, ask }
  })
}
