import { addText, addUnit, fnvStart } from './hash.ts'
import type { Views } from './views.ts'

/** Words as written, folded words, folded characters, concepts: each is one block of the vector with its own norm. */
export const familyCount = 4
export const conceptFamily = 3
export type FeatureHashes = readonly (readonly number[])[]

/** Hashes of all features of a text, with repeats, by family. */
export function featureHashes(text: Views): FeatureHashes {
  return [
    wordGrams(text.accented, ACCENTED),
    wordGrams(text.folded, FOLDED),
    characterGrams(text.folded),
    conceptGrams(text.concepts),
  ]
}

/** Starting points keep the same letters of two families apart. */
const ACCENTED = addText(fnvStart, 'a:')
const FOLDED = addText(fnvStart, 'f:')
const CHARACTERS = addText(fnvStart, 'c:')
const CONCEPTS = addText(fnvStart, 'k:')
const SKIPPED = addText(fnvStart, 's:')
const LONGEST_WORDS = 2
const SHORTEST = 2
/** Word trigrams and 5-grams changed nothing measurable in cross-validation and cost a third of the time. */
const LONGEST = 4
const BLANK = 32
const EDGE = '|'

function wordGrams(words: readonly string[], start: number): number[] {
  const hashes: number[] = []
  for (let first = 0; first < words.length; first++) {
    let hash = start
    for (let next = first; next < Math.min(first + LONGEST_WORDS, words.length); next++) {
      hash = addUnit(addText(hash, words[next] ?? ''), BLANK)
      hashes.push(hash >>> 0)
    }
  }
  return hashes
}

/** Pairs with up to two concepts between them as well: Vietnamese puts particles anywhere (+1.5 points on voice). */
function conceptGrams(words: readonly string[]): number[] {
  if (words.length === 0) return []
  const hashes = wordGrams(words, CONCEPTS)
  hashes.push(pair(CONCEPTS, EDGE, words[0] ?? ''), pair(CONCEPTS, words.at(-1) ?? '', EDGE))
  // The edges tell a topic that stands alone from one that is asked about.
  const concepts = [EDGE, ...words, EDGE]
  for (let first = 0; first < concepts.length; first++) {
    for (let next = first + 2; next < Math.min(first + 4, concepts.length); next++) {
      hashes.push(pair(SKIPPED, concepts[first] ?? '', concepts[next] ?? ''))
    }
  }
  return hashes
}

function pair(start: number, left: string, right: string): number {
  return addText(addUnit(addText(start, left), BLANK), right) >>> 0
}

/** Over the whole text with blanks, so that grams see word ends and the step from word to word. */
function characterGrams(words: readonly string[]): number[] {
  const text = ` ${words.join(' ')} `
  const hashes: number[] = []
  if (words.length === 0) return hashes
  for (let first = 0; first < text.length; first++) {
    let hash = CHARACTERS
    for (let length = 1; length <= LONGEST && first + length <= text.length; length++) {
      hash = addUnit(hash, text.charCodeAt(first + length - 1))
      if (length >= SHORTEST) hashes.push(hash >>> 0)
    }
  }
  return hashes
}
