import type { DeskWords } from '../content/desk-words.ts'
import { fold } from '../core/vietnamese.ts'

/**
 * The province that a citizen named last, by its name of today or of before. Names alone, since the gazetteer of all
 * communes takes seconds to build: what else they said is in the transcript beside it.
 */
export function placeInWords(provinces: DeskWords['provinces'], said: readonly string[]): string | undefined {
  for (const text of said.toReversed()) {
    const folded = ` ${fold(text).replaceAll(/[^a-z0-9]+/g, ' ')} `
    const named = provinces
      .flatMap(({ name, formerly }) => [name, ...formerly].map((word) => ({ name, word })))
      .filter(({ word }) => folded.includes(` ${fold(word)} `))
      .toSorted((a, b) => b.word.length - a.word.length)[0]
    if (named !== undefined) return named.word === named.name ? named.name : `${named.name} (trước đây ${named.word})`
  }
  return undefined
}
