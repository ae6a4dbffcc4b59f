import { addText, addUnit, fnvStart } from './hash.ts'
import type { NormalisedText } from './normalise.ts'

/** Accented words, folded words, folded characters: each family is one block of the vector with its own norm. */
export const familyCount = 3
export type FeatureHashes = readonly [readonly number[], readonly number[], readonly number[]]

/** Hashes of all features of a text, with repeats: word 1–2-grams of both views, character 2–4-grams of the folded. */
export function featureHashes(text: NormalisedText): FeatureHashes {
  return [wordGrams(text.accented, ACCENTED), wordGrams(text.folded, FOLDED), characterGrams(text.folded)]
}

/** Starting points keep the same letters of two families apart. */
const ACCENTED = addText(fnvStart, 'a:')
const FOLDED = addText(fnvStart, 'f:')
const CHARACTERS = addText(fnvStart, 'c:')
const LONGEST_WORDS = 2
const SHORTEST = 2
/** Word trigrams and 5-grams changed nothing measurable in cross-validation and cost a third of the time. */
const LONGEST = 4
const BLANK = 32

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
