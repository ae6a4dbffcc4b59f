import { addText, addUnit, fnvStart } from './hash.ts'
import type { Views } from './views.ts'

/** Words as written, folded words, folded characters, concepts: each is one block of the vector with its own norm. */
export const familyCount = 4
export const conceptFamily = 3
export type FeatureHashes = readonly Uint32Array[]

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
const BLANK = 32
const EDGE = '|'

/** Words and pairs of neighbours, written from `start` on; word trigrams changed nothing measurable. */
function wordGrams(words: readonly string[], start: number, hashes = new Uint32Array(pairedSize(words))): Uint32Array {
  let at = 0
  for (let first = 0; first < words.length; first++) {
    const hash = addUnit(addText(start, words[first] ?? ''), BLANK)
    hashes[at++] = hash
    if (first + 1 < words.length) hashes[at++] = addUnit(addText(hash, words[first + 1] ?? ''), BLANK)
  }
  return hashes
}

function pairedSize(words: readonly string[]): number {
  return Math.max(0, words.length * 2 - 1)
}

/** Pairs with up to two concepts between them as well: Vietnamese puts particles anywhere (+1.5 points on voice). */
function conceptGrams(words: readonly string[]): Uint32Array {
  if (words.length === 0) return new Uint32Array(0)
  const hashes = wordGrams(words, CONCEPTS, new Uint32Array(words.length * 4))
  let at = pairedSize(words)
  hashes[at++] = pair(CONCEPTS, EDGE, words[0] ?? '')
  hashes[at++] = pair(CONCEPTS, words.at(-1) ?? '', EDGE)
  // The edges tell a topic that stands alone from one that is asked about.
  const concepts = [EDGE, ...words, EDGE]
  for (let first = 0; first + 2 < concepts.length; first++) {
    const left = addUnit(addText(SKIPPED, concepts[first] ?? ''), BLANK)
    hashes[at++] = addText(left, concepts[first + 2] ?? '')
    if (first + 3 < concepts.length) hashes[at++] = addText(left, concepts[first + 3] ?? '')
  }
  return hashes
}

function pair(start: number, left: string, right: string): number {
  return addText(addUnit(addText(start, left), BLANK), right)
}

/**
 * Runs of two to four characters over the whole text with blanks, so that they see word ends and the step from word to
 * word. 5-grams changed nothing measurable in cross-validation and cost a third of the time.
 */
function characterGrams(words: readonly string[]): Uint32Array {
  if (words.length === 0) return new Uint32Array(0)
  const text = ` ${words.join(' ')} `
  const { length } = text
  const hashes = new Uint32Array(length * 3 - 6)
  let at = 0
  for (let first = 0; first + 1 < length; first++) {
    const two = addUnit(addUnit(CHARACTERS, text.charCodeAt(first)), text.charCodeAt(first + 1))
    hashes[at++] = two
    if (first + 2 >= length) break
    const three = addUnit(two, text.charCodeAt(first + 2))
    hashes[at++] = three
    if (first + 3 < length) hashes[at++] = addUnit(three, text.charCodeAt(first + 3))
  }
  return hashes
}
