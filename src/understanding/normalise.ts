import { fold, nfc } from '../core/vietnamese.ts'
import { isFoldedSyllable, isSyllable } from './syllable.ts'
import { readTelex, type TelexReading } from './telex.ts'
import type { Lexicon } from './lexicon.ts'

/** Two views of the same tokens, index for index: with accents as typed, and without. */
export interface NormalisedText {
  readonly accented: readonly string[]
  readonly folded: readonly string[]
}

/**
 * What a citizen typed → comparable tokens: NFC, lower case, abbreviations and teencode written out, drawn-out letters
 * shortened, forgotten Telex keys read, figures masked. Never throws; unknown things pass as they are.
 */
export function normalise(text: string, lexicon: Lexicon): NormalisedText {
  const found = repairTelex(pieces(nfc(text).toLowerCase(), lexicon))
  return { accented: found.map(({ accented }) => accented), folded: found.map(({ folded }) => folded) }
}

const START = String.raw`(?<![\p{L}\p{N}/])`
const END = String.raw`(?![\p{L}\p{M}\p{N}/])`
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const MONTH = String.raw`(?:0?[1-9]|1[0-2])`
const YEAR = String.raw`(?:19|20)\d\d`
const AMOUNT = String.raw`\s*(?:triệu|trieu|tỷ|tỉ|ty|nghìn|nghin|ngàn|ngan|đồng|dong|vnđ|vnd)|tr\d*|[kđd]`

/** Money, dates, forms with a slash ("a/c"), numbers, words, percent signs, emoji; all else only separates. */
const PIECE = new RegExp(
  [
    String.raw`(?<money>${START}\d[\d.,]*(?:${AMOUNT})${END})`,
    `(?<date>${START}(?:${DAY}[/-]${MONTH}(?:[/-](?:19|20)?\\d\\d)?|${DAY}\\.${MONTH}\\.${YEAR})${END})`,
    `(?<month>${START}(?:${MONTH}[/-])?${YEAR}${END})`,
    String.raw`(?<slashed>\p{L}+/\p{L}+)`,
    String.raw`(?<number>\p{N}+(?:[.,]\p{N}+)*)`,
    String.raw`(?<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}]*)`,
    String.raw`(?<percent>%)`,
    String.raw`(?<emoji>\p{Extended_Pictographic})`,
  ].join('|'),
  'gu',
)

/** The same for a text without figures and slashes, which is most: three kinds need no named groups. */
const PLAIN_PIECE = /[\p{L}\p{M}]+|%|\p{Extended_Pictographic}/gu
const HAS_FIGURES = /[\p{N}/]/u
const WORD = /^[\p{L}\p{M}]/u

function pieces(text: string, lexicon: Lexicon): Token[] {
  return HAS_FIGURES.test(text) ? piecesWithFigures(text, lexicon) : plainPieces(text, lexicon)
}

function plainPieces(text: string, lexicon: Lexicon): Token[] {
  const found: Token[] = []
  for (const piece of text.match(PLAIN_PIECE) ?? []) {
    if (piece === '%') found.push(...percent)
    else if (WORD.test(piece)) found.push(...readWord(piece, lexicon))
    else pushEmoji(found, piece)
  }
  return found
}

function piecesWithFigures(text: string, lexicon: Lexicon): Token[] {
  const found: Token[] = []
  PIECE.lastIndex = 0
  for (let match = PIECE.exec(text); match !== null; match = PIECE.exec(text)) {
    const piece = match[0]
    const kind = match.groups ?? {}
    if (kind['word'] !== undefined) found.push(...readWord(piece, lexicon))
    else if (kind['number'] !== undefined) pushNumber(found, piece, isOnce(text, match.index, piece))
    else if (kind['money'] !== undefined) found.push(money)
    else if ((kind['date'] ?? kind['month']) !== undefined) found.push(date)
    else if (kind['percent'] !== undefined) found.push(...percent)
    else if (kind['slashed'] !== undefined) {
      const known = lexicon.get(piece)
      if (known !== undefined) found.push(...known.split(' ').map(tokenOf))
      else for (const part of piece.split('/')) found.push(...readWord(part, lexicon))
    } else pushEmoji(found, piece)
  }
  return found
}

/** A row of the same emoji says no more than one. */
function pushEmoji(found: Token[], piece: string): void {
  if (found.at(-1)?.accented !== piece) found.push({ accented: piece, folded: piece })
}

/** A phone, ID or account number says nothing about the topic and would only drown it. */
const PERSONAL_NUMBER = /^\d{8,}$/

function pushNumber(found: Token[], piece: string, isName: boolean): void {
  if (isName) found.push(one)
  else if (!PERSONAL_NUMBER.test(piece)) found.push(number)
}

/** "1 lần" is the name of a benefit, not a count. */
function isOnce(text: string, index: number, piece: string): boolean {
  return piece === '1' && /^1\s*l[aầ]n(?!\p{L})/u.test(text.slice(index, index + 6))
}

/** One word in both views, and what it would be if its accents were typed as keys. */
interface Token {
  readonly accented: string
  readonly folded: string
  readonly telex?: TelexReading
}

function tokenOf(word: string): Token {
  const telex = readTelex(word)
  return { accented: word, folded: fold(word), ...(telex === undefined ? {} : { telex }) }
}

/** Class tokens: the figure itself says nothing about the topic, its kind does. */
const money = tokenOf('<money>')
const date = tokenOf('<date>')
const number = tokenOf('<num>')
const one = tokenOf('một')
const percent = ['phần', 'trăm'].map(tokenOf)

/** Readings of single syllables are kept: a few thousand make up all messages, and reading one costs more than finding it. */
const known = new WeakMap<Lexicon, Map<string, readonly Token[]>>()
const LONGEST_KEPT = 7
const MOST_KEPT = 20_000

function readWord(word: string, lexicon: Lexicon): readonly Token[] {
  if (word.length > LONGEST_KEPT) return readNewWord(word, lexicon)
  const kept = known.get(lexicon) ?? new Map<string, readonly Token[]>()
  if (kept.size === 0) known.set(lexicon, kept)
  const before = kept.get(word)
  if (before !== undefined) return before
  const tokens = readNewWord(word, lexicon)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(word, tokens)
  return tokens
}

function readNewWord(word: string, lexicon: Lexicon): readonly Token[] {
  const meaning = lexicon.get(word)
  if (meaning !== undefined) return meaning.split(' ').map(tokenOf)
  const short = shorten(word)
  const ofShort = short === word || short.length < 2 ? undefined : lexicon.get(short)
  return ofShort === undefined ? [tokenOf(oneSpelling(short))] : ofShort.split(' ').map(tokenOf)
}

/** "ơiiii" → "ơi", "dạaa" → "dạ"; a lone drawn-out letter ("kkkk", "aaaa") keeps two: it is not the word "k". */
function shorten(word: string): string {
  const runs = word.replace(/([\p{L}])\1{2,}/gu, (run, letter: string) => (run === word ? letter + letter : letter))
  const last = runs.at(-1) ?? ''
  const before = runs.at(-2) ?? ''
  if (runs.length < 3 || fold(last) !== fold(before) || isFoldedSyllable(runs)) return runs
  const dropped = runs.slice(0, -1)
  return isSyllable(dropped) && !isSyllable(runs) ? dropped : runs
}

/** The two accepted places of the tone in open oa, oe, uy become one: "hoà" and "hòa" are the same word. */
function oneSpelling(word: string): string {
  return word.replace(
    /(?<!q)(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)$/u,
    (rhyme) => olderPlace.get(rhyme) ?? rhyme,
  )
}

const olderPlace: ReadonlyMap<string, string> = new Map(
  ['oà òa', 'oá óa', 'oả ỏa', 'oã õa', 'oạ ọa', 'oè òe', 'oé óe', 'oẻ ỏe', 'oẽ õe', 'oẹ ọe']
    .concat(['uỳ ùy', 'uý úy', 'uỷ ủy', 'uỹ ũy', 'uỵ ụy'])
    .map((pair): [string, string] => [pair.slice(0, 2), pair.slice(3)]),
)

/** A tone key alone ("car" → "cả") is believed only next to other Telex, as a keyboard is off for a whole message. */
function repairTelex(tokens: readonly Token[]): readonly Token[] {
  const count = tokens.filter(({ telex }) => telex !== undefined).length
  if (count === 0) return tokens
  return tokens.map((token) => {
    const { telex } = token
    return telex !== undefined && (telex.sure || count > 1) ? { accented: telex.text, folded: fold(telex.text) } : token
  })
}
