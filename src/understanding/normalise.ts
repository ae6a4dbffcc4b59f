import { fold, nfc } from '../core/vietnamese.ts'
import { isFoldedSyllable, isSyllable } from './syllable.ts'
import { readTelex } from './telex.ts'

/** Two views of the same tokens, index for index: with accents as typed, and without. */
export interface NormalisedText {
  readonly accented: readonly string[]
  readonly folded: readonly string[]
}

export type Lexicon = ReadonlyMap<string, string>

/** Class tokens: the figure itself says nothing about the topic, its kind does. */
const masks = { number: '<num>', money: '<money>', date: '<date>' } as const

/**
 * What a citizen typed → comparable tokens: NFC, lower case, abbreviations and teencode written out, drawn-out letters
 * shortened, forgotten Telex keys read, figures masked. Never throws; unknown things pass as they are.
 */
export function normalise(text: string, lexicon: Lexicon): NormalisedText {
  const accented = repairTelex(pieces(nfc(text).toLowerCase(), lexicon))
  // One call for all tokens: folding costs more in calls than in letters.
  const folded = accented.length === 0 ? [] : fold(accented.join(' ')).split(' ')
  return { accented, folded }
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

function pieces(text: string, lexicon: Lexicon): string[] {
  const found: string[] = []
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0]
    const kind = match.groups ?? {}
    if (kind['word'] !== undefined) pushWord(found, piece, lexicon)
    else if (kind['number'] !== undefined) found.push(isOnce(text, match.index, piece) ? 'một' : masks.number)
    else if (kind['money'] !== undefined) found.push(masks.money)
    else if ((kind['date'] ?? kind['month']) !== undefined) found.push(masks.date)
    else if (kind['percent'] !== undefined) found.push('phần', 'trăm')
    else if (kind['slashed'] !== undefined) {
      const known = lexicon.get(piece)
      if (known !== undefined) found.push(...known.split(' '))
      else for (const part of piece.split('/')) pushWord(found, part, lexicon)
    } else if (found.at(-1) !== piece) found.push(piece)
  }
  return found
}

/** "1 lần" is the name of a benefit, not a count. */
function isOnce(text: string, index: number, piece: string): boolean {
  return piece === '1' && /^1\s*l[aầ]n(?!\p{L})/u.test(text.slice(index, index + 6))
}

function pushWord(found: string[], word: string, lexicon: Lexicon): void {
  const known = lexicon.get(word)
  if (known !== undefined) {
    found.push(...known.split(' '))
    return
  }
  const short = shorten(word)
  const knownShort = short === word || short.length < 2 ? undefined : lexicon.get(short)
  if (knownShort !== undefined) found.push(...knownShort.split(' '))
  else found.push(oneSpelling(short))
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
function repairTelex(words: readonly string[]): string[] {
  const readings = words.map((word) => readTelex(word))
  const count = readings.filter((reading) => reading !== undefined).length
  return words.map((word, index) => {
    const reading = readings[index]
    return reading !== undefined && (reading.sure || count > 1) ? reading.text : word
  })
}
