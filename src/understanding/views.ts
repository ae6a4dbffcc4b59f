import { normalise, type NormalisedText } from './normalise.ts'
import { readConcepts } from './phrase-tree.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A message as the classifier reads it: as written, without accents, and by what its phrases mean. */
export interface Views extends NormalisedText {
  readonly concepts: readonly string[]
}

export function readViews(text: string, { lexicon, phrases }: Vocabulary): Views {
  const normalised = normalise(text, lexicon)
  return { ...normalised, concepts: readConcepts(normalised, phrases) }
}
