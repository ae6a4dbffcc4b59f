import { syllable, type Syllable } from './spelling.ts'

export interface Token extends Syllable {
  readonly start: number
  readonly end: number
  /** What stands before it: nothing but blanks and hyphens, a comma or slash, or the end of a sentence. */
  readonly gap: 'none' | 'comma' | 'stop'
  readonly capital: boolean
}

const TOKEN = /[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*|\p{Nd}+/gu
const STOP = /[.;:!?\n()]/
const COMMA = /[,/|]/
// A dot after these is no end of a sentence: "TP. Huế", "Q.3".
const SHORT = new Set(['tp', 'tx', 'tt', 't', 'q', 'h', 'p', 'x'])

/** Syllables and numbers with their place in the text; `q3` is two tokens. Works on NFC and NFD alike. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let last: Token | undefined
  for (const match of text.matchAll(TOKEN)) {
    const word = match[0]
    const start = match.index
    // Field by field: this runs for each word of each message, and a spread took half of its time.
    const { exact, folded, plain } = syllable(word)
    const gap = gapOf(text, last, start)
    const first = word.charAt(0)
    last = { exact, folded, plain, start, end: start + word.length, gap, capital: first !== first.toLowerCase() }
    tokens.push(last)
  }
  return tokens
}

function gapOf(text: string, before: Token | undefined, start: number): Token['gap'] {
  const from = before?.end ?? 0
  if (start === from || (start === from + 1 && text.charAt(from) === ' ')) return 'none'
  const between = text.slice(from, start)
  if (STOP.test(between) && !(between.startsWith('.') && before !== undefined && SHORT.has(before.folded))) {
    return 'stop'
  }
  return COMMA.test(between) ? 'comma' : 'none'
}

/** A name's two keys: accents kept, accents dropped. */
export function nameKeys(name: string): { readonly exact: string; readonly folded: string } {
  const syllables = (name.match(TOKEN) ?? []).map(syllable)
  return {
    exact: syllables.map(({ exact }) => exact).join(' '),
    folded: syllables.map(({ folded }) => folded).join(' '),
  }
}
