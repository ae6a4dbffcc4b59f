import { fold } from '../core/vietnamese.ts'

export type LinkWish =
  /** "liên kết": a code for another channel is wanted. */
  { readonly kind: 'ask' } | { readonly kind: 'code'; readonly code: string }

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const DIGITS = '23456789'

/**
 * Letter, digit, letter, digit …: no word, form name or amount looks like it, so that it is known even when typed alone
 * in the middle of a talk. Without I, O, 0 and 1, which are read for one another.
 */
const CODE = /^(?:(?:lien ket|ma lien ket|ma)[\s:]+)?([a-hj-np-z][2-9][a-hj-np-z][2-9][a-hj-np-z][2-9])$/
const ASK = /^(?:lien ket|lien ket (?:tai khoan|kenh)|ma lien ket|lay ma lien ket)$/

/** What a text has to do with linking two channels; undefined: nothing. */
export function readLink(text: string): LinkWish | undefined {
  const said = fold(text)
    .replaceAll(/[.!?,"'“”]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (ASK.test(said)) return { kind: 'ask' }
  const code = CODE.exec(said)?.[1]
  return code === undefined ? undefined : { kind: 'code', code: code.toUpperCase() }
}

/** A new code, 7 million of them; `pick(n)` is a random whole number below n. */
export function newLinkCode(pick: (below: number) => number): string {
  const one = (alphabet: string): string => alphabet[pick(alphabet.length)] ?? ''
  return [LETTERS, DIGITS, LETTERS, DIGITS, LETTERS, DIGITS].map(one).join('')
}
