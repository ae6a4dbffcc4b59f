import type { Content } from '../content/content.ts'
import { readViews } from '../understanding/views.ts'
import { createVocabulary, type Vocabulary } from '../understanding/vocabulary.ts'

/** Syllables without accents and what phrases mean ("mấy ngày" and "bao lâu" are one), each alone and in pairs. */
export function questionGrams(content: Content, text: string): Set<string> {
  const { folded, concepts } = readViews(text, vocabularyOf(content))
  return new Set([...folded, ...pairs(folded), ...concepts, ...pairs(concepts)])
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`)
}

/** A content's words never change while the program runs. */
const vocabularies = new WeakMap<Content, Vocabulary>()

function vocabularyOf(content: Content): Vocabulary {
  const known = vocabularies.get(content)
  if (known !== undefined) return known
  const vocabulary = createVocabulary(content.lexicon, content.synonyms)
  vocabularies.set(content, vocabulary)
  return vocabulary
}
