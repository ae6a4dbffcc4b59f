import type { Meaning } from './gazetteer.ts'
import type { Token } from './tokens.ts'
import type { TypeWord } from './unit-types.ts'

/** How a text was typed: with any accent at all, then a name with the same accents is meant. */
export interface Typed {
  readonly tokens: readonly Token[]
  readonly accented: boolean
  /** `free`: a citizen's question, where most words are no place; `place`: the answer to "where?". */
  readonly kind: 'free' | 'place'
}

/** A name found in the text, with its type word if it has one. `start` and `end` count tokens. */
export interface Span {
  readonly start: number
  /** Where the name itself begins. */
  readonly name: number
  readonly end: number
  readonly type: TypeWord | undefined
  readonly meanings: readonly Meaning[]
  readonly exact: boolean
  /** Some meaning has the type that was typed. */
  readonly fits: boolean
  /** It can be a province of today or of before. */
  readonly isProvince: boolean
  /** Counts alone, in free text too. */
  readonly sure: boolean
}
