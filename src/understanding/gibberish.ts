import { tokens } from '../core/vietnamese.ts'
import { isFoldedSyllable, isSyllable } from './syllable.ts'

/** Half of it or more is no Vietnamese syllable, with or without accents: a cat on the keyboard, or another language. */
export function isGibberish(text: string): boolean {
  const words = tokens(text.toLowerCase()).filter((word) => !/\d/.test(word))
  const strange = words.filter((word) => !isSyllable(word) && !isFoldedSyllable(word))
  return strange.length >= LEAST && strange.length >= words.length / 2
}

/** Fewer are a name or an abbreviation. */
const LEAST = 2
