import { fold } from '../../core/vietnamese.ts'

/** Something read in the view. `claim` begins earlier than `from` where words before it belong to the reading. */
export interface Found {
  /** `undefined`: these characters are known to be no entity (a law's number, a form). */
  readonly type: string | undefined
  readonly value: string | number
  readonly from: number
  readonly to: number
  readonly claim: number
}

export type Groups = Readonly<Record<string, string | undefined>>

/** No letter or digit touches the reading; a number is not the tail of a longer one, nor one end of a range. */
const START = String.raw`(?<![\p{L}\d])(?<!\d[.,/-](?=\d))(?<!\d - (?=\d))`
const END = String.raw`(?![\p{L}\d]|[.,]\d)`

/**
 * A pattern in which every accented word also matches without its accents: `tuổi` → `(?:tuổi|tuoi)`; `~má` only as it
 * is written. The blank stands for the single blank of a view.
 */
export function vi(source: string): RegExp {
  return new RegExp(bothSpellings(`${START}(?:${source})${END}`), 'g')
}

/** The Latin letters of a view. As a set of its own because `\p{L}` needs the flag `u`: a third slower (measured). */
const LETTERS = String.raw`a-z\u00df-\u024f\u1e00-\u1eff`

export function bothSpellings(source: string): string {
  return spelled(source).replace(/\[[^\]]*\]|\\p\{L\}/g, (piece) =>
    piece.startsWith('[') ? piece.replace(String.raw`\p{L}`, LETTERS) : `[${LETTERS}]`,
  )
}

function spelled(source: string): string {
  return source.replace(/~?\p{L}+/gu, (word) => {
    if (word.startsWith('~')) return word.slice(1)
    const plain = fold(word)
    return plain === word || /^[a-z]+$/i.test(word) ? word : `(?:${word}|${plain})`
  })
}

/**
 * Every place where the pattern holds and `read` gives a value. A group `t` at the end of the pattern narrows the
 * slice to the figure; the words before it only claim their place.
 */
export function scan(
  text: string,
  pattern: RegExp,
  type: string | undefined,
  read: (groups: Groups, match: RegExpExecArray) => string | number | undefined,
): readonly Found[] {
  const found: Found[] = []
  // `matchAll` would copy the pattern for every text, which costs more than most searches.
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex += 1
    const groups = match.groups ?? {}
    const value = read(groups, match)
    if (value === undefined) continue
    const to = match.index + match[0].length
    const from = groups['t'] === undefined ? match.index : to - groups['t'].length
    found.push({ type, value, from, to, claim: match.index })
  }
  return found
}

export function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined || digits === '' ? undefined : Number(digits.replace(',', '.'))
}
