import { nfc } from '../core/vietnamese.ts'
import { isFoldedSyllable, isSyllable, splitTone } from './syllable.ts'

export interface TelexReading {
  readonly text: string
  /** Letters were doubled or carried a `w`: not English by chance, as "max" → "mã" would be. */
  readonly sure: boolean
}

/**
 * Reads keystrokes that a Vietnamese keyboard should have turned into accents: "luwong" → "lương", "hieemr" → "hiểm".
 * Undefined where the token is a syllable as it stands, or where the result would be none.
 */
export function readTelex(token: string): TelexReading | undefined {
  if (token.length < 2 || token.length > 9 || !KEYS.test(token)) return undefined
  const { bare, tone } = splitTone(token)
  if (isFoldedSyllable(bare)) return undefined
  const vowel = bare.search(VOWEL)
  const keys = vowel < 0 ? [] : (bare.slice(vowel).match(TONE_KEY) ?? [])
  if (vowel < 0 || keys.length > 1 || (keys.length === 1 && tone !== '')) return undefined
  const [key] = keys
  const letters = bare.slice(0, vowel) + bare.slice(vowel).replace(TONE_KEY, '')
  const shaped = shape(letters)
  const sure = shaped !== letters
  if (!sure && (key === undefined || !bare.endsWith(key))) return undefined
  const text = withTone(shaped, key === undefined ? tone : (toneOf.get(key) ?? ''))
  if (isSyllable(text)) return { text, sure }
  // "tuoir": the tone was typed, the circumflex was not; what is left reads as unaccented.
  return !sure && isFoldedSyllable(letters) ? { text: letters, sure } : undefined
}

const VOWEL = /[aeiouyăâêôơư]/
const KEYS = /(?:^dd|aa|ee|oo|[aou]\p{L}*w|[sfrxj])/u
const TONE_KEY = /[sfrxj]/g
const toneOf: ReadonlyMap<string, string> = new Map([
  ['s', '\u0301'],
  ['f', '\u0300'],
  ['r', '\u0309'],
  ['x', '\u0303'],
  ['j', '\u0323'],
])

function shape(letters: string): string {
  return letters
    .replace(/^dd/, 'đ')
    .replace(/aa/, 'â')
    .replace(/ee/, 'ê')
    .replace(/oo/, 'ô')
    .replace(/uo([a-z]{0,2})w/, 'ươ$1')
    .replace(/uw/, 'ư')
    .replace(/ua(?=w$)w/, 'ưa')
    .replace(/aw/, 'ă')
    .replace(/ow/, 'ơ')
    .replace(/ưo(?=[a-z])/, 'ươ')
}

/** Puts the tone where Vietnamese spelling has it. */
export function withTone(syllable: string, tone: string): string {
  const start = /^(?:qu|gi)(?=[aeiouyăâêôơư])/.test(syllable) ? 2 : syllable.search(VOWEL)
  const group = syllable.slice(start).match(/^[aeiouyăâêôơư]+/)?.[0]
  if (group === undefined || tone === '') return syllable
  const at = start + toneIndex(group, syllable.length > start + group.length)
  return nfc(syllable.slice(0, at + 1) + tone + syllable.slice(at + 1))
}

function toneIndex(group: string, closed: boolean): number {
  const marked = Math.max(...['ă', 'â', 'ê', 'ô', 'ơ'].map((letter) => group.indexOf(letter)))
  if (marked >= 0) return marked
  if (group.includes('ư')) return group.indexOf('ư')
  if (closed) return group.length - 1
  return group.length === 3 ? 1 : 0
}
