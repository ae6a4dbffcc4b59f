import type { Lexicon, Synonyms } from './lexicon.ts'
import { buildPhraseTree, type PhraseTree } from './phrase-tree.ts'

/** The words of the house, made ready for reading messages. */
export interface Vocabulary {
  readonly lexicon: Lexicon
  readonly phrases: PhraseTree
}

export function createVocabulary(lexicon: Lexicon, synonyms: Synonyms): Vocabulary {
  return { lexicon, phrases: buildPhraseTree(lexicon, synonyms) }
}
