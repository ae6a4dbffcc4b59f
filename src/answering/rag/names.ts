import { fold } from '../../core/vietnamese.ts'
import { provinceNames } from './province-names.ts'
import { expanded, isContentWord, phraseLine, syllableKey } from '../words.ts'

/**
 * Names in the sentence that the passage does not hold: places, institutions, people, foreign words. `passage` is its
 * line of syllables.
 */
export function unknownNames(sentence: string, passage: string): boolean {
  const isKnown = (phrase: string): boolean => passage.includes(phraseLine(phrase))
  return (
    !capitalised(expanded(sentence)).every(({ words, opens }) => isKnownName(words, opens, isKnown)) ||
    hasUnknownProvince(sentence, passage) ||
    hasUnknownUnit(sentence, passage) ||
    !foreignWords(sentence).every(isKnown)
  )
}

interface NameRun {
  readonly words: readonly string[]
  /** The first of them begins a sentence: its capital alone says nothing. */
  readonly opens: boolean
}

const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu

/** Capitalised words that stand side by side. */
function capitalised(text: string): NameRun[] {
  const runs: { words: string[]; opens: boolean }[] = []
  let end = -1
  let open: string[] | undefined
  for (const match of text.matchAll(WORD)) {
    const [word] = match
    const gap = text.slice(Math.max(0, end), match.index)
    const opens = end < 0 || /[.!?:;"“(–-]/.test(gap)
    if (!/^\p{Lu}/u.test(word)) open = undefined
    else if (open !== undefined && /^[\s-]*$/.test(gap)) open.push(word)
    else {
      open = [word]
      runs.push({ words: open, opens })
    }
    end = match.index + word.length
  }
  return runs
}

function isKnownName(words: readonly string[], opens: boolean, isKnown: (phrase: string) => boolean): boolean {
  if (isKnown(words.join(' '))) return true
  const [first = '', ...rest] = words
  if (!opens || !isOpener(first)) return false
  return rest.length === 0 || isKnown(rest.join(' '))
}

/** Function words and what an answer's sentence often begins with; another first word may be a name (Huế). */
const openers = new Set(
  'hiện hồ mức thời thủ tổng trợ chế điều ngày năm hằng hàng thường chỉ tùy căn hai ba lưu trước giấy nơi cách tiền lương'
    .split(' ')
    .map(syllableKey),
)

function isOpener(word: string): boolean {
  const key = syllableKey(word)
  return openers.has(key) || !isContentWord(key)
}

const provinces = provinceNames.flatMap((name) => [phraseLine(name), phraseLine(fold(name))])
/** Without a capital also a common word: "Hòa Bình" – peace, "Long An", "Huế". */
function hasUnknownProvince(sentence: string, passage: string): boolean {
  const line = phraseLine(sentence)
  return provinces.some((name) => line.includes(name) && !passage.includes(name))
}

/** "phường bến nghé": what follows the kind of a place must be the passage's, or no name at all. */
const placeKinds = new Set('phường xã quận huyện tỉnh phố thôn ấp ngõ hẻm đường'.split(' ').map(syllableKey))
const afterKind = new Set(['hội', 'phường', 'thành', 'nhà', 'hoặc', 'gần'].map(syllableKey))

function hasUnknownUnit(sentence: string, passage: string): boolean {
  const syllables = phraseLine(sentence).trim().split(' ')
  return syllables.some((kind, index) => {
    const next = syllables[index + 1]
    if (next === undefined || !placeKinds.has(kind) || afterKind.has(next) || !isContentWord(next)) return false
    return !passage.includes(` ${kind} ${next} `)
  })
}

const SYLLABLE = /^(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/

/** Words that no Vietnamese syllable looks like: brands, English, abbreviations. */
function foreignWords(sentence: string): string[] {
  return (expanded(sentence).match(WORD) ?? []).filter((word) => !SYLLABLE.test(fold(word)))
}
