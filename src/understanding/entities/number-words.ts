import { after, startsLone, type Word } from './number-context.ts'

/** Words of a text that say a number below 1,000 (or a year), and the digits that say the same. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly digits: string
}

/** "mười tám" → 18, "hai chục" → 20, "sáu trăm tám mươi" → 680; scales (nghìn, triệu) stay for the money reader. */
export function numberWords(text: string): readonly Replacement[] {
  if (!ANY.test(text)) return []
  const words = wordsOf(text)
  if (words === undefined) return []
  const found: Replacement[] = []
  let index = 0
  while (index < words.length) {
    const begins = STARTS.has(words[index]?.text ?? '')
    const read = begins ? (readYear(words, index) ?? readDecimal(words, index)) : undefined
    const first = words[index]
    const last = words[index + (read?.length ?? 1) - 1]
    if (read !== undefined && first !== undefined && last !== undefined && isLine(text, first, last)) {
      found.push({ from: first.from, to: last.to, digits: String(read.value).replace('.', ',') })
    }
    index += read?.length ?? 1
  }
  return found
}

/** The words of a text that holds one which begins a number. */
function wordsOf(text: string): readonly Word[] | undefined {
  const found = text.match(WORD) ?? []
  if (!found.some((word) => STARTS.has(word))) return undefined
  let end = 0
  return found.map((word) => {
    // Only what separates words lies between, so the next such letters are the word itself.
    const from = text.indexOf(word, end)
    end = from + word.length
    return { text: word, from, to: end }
  })
}

interface Read {
  readonly value: number
  /** How many words. */
  readonly length: number
}

const WORD = /[\p{L}\d]+/gu
const ANY = /(?:m[oộố]t|hai|ba|b[oố]n|n[aă]m|s[aá]u|b[aảẩ]y|t[aá]m|ch[ií]n|m[uư][oờơ]i|tr[aă]m|ch[uụ]c|hăm)/u

const digits: ReadonlyMap<string, number> = new Map(
  [
    'không khong',
    'một mot',
    'hai',
    'ba',
    'bốn bon',
    'năm nam',
    'sáu sau',
    'bảy bẩy bay',
    'tám tam',
    'chín chin',
  ].flatMap((names, value) => names.split(' ').map((name): [string, number] => [name, value])),
)

/** Forms that only stand after tens: "hai mươi mốt", "bốn mươi tư", "mười lăm". "năm" after tens is the unit year. */
const afterTens: ReadonlyMap<string, number> = new Map([
  ...Array.from(digits).filter(([, value]) => value !== 5 && value !== 0),
  ['mốt', 1],
  ['tư', 4],
  ['tu', 4],
  ['lăm', 5],
  ['nhăm', 5],
  ['lam', 5],
  ['nham', 5],
])

const TENS = new Set(['mươi', 'muoi', 'chục', 'chuc'])
const TEN = new Set(['mười', 'muoi'])
/** No number begins with any other word. */
const STARTS = new Set([...digits.keys(), ...'123456789', ...TEN, 'hăm', 'tư'])
const HUNDRED = new Set(['trăm', 'tram'])
const ODD = new Set(['linh', 'lẻ', 'le', 'lẽ'])
const THOUSAND = new Set(['nghìn', 'nghin', 'ngàn', 'ngan'])
const YEAR = new Set(['năm', 'nam', 'sinh'])
const SHORT = new Set(['mốt', 'lăm', 'nhăm', 'tư'])

function isLine(text: string, first: Word, last: Word): boolean {
  return /^[\p{L}\d ]*$/u.test(text.slice(first.from, last.to))
}

/** "một phẩy năm" → 1,5. */
function readDecimal(words: readonly Word[], index: number): Read | undefined {
  const whole = readNumber(words, index)
  const point = after(words, index, whole?.length ?? 1)
  if (whole === undefined || (point !== 'phẩy' && point !== 'phay')) return whole
  const tenths = digits.get(after(words, index, whole.length + 1))
  return tenths === undefined ? whole : { value: whole.value + tenths / 10, length: whole.length + 2 }
}

function readNumber(words: readonly Word[], index: number): Read | undefined {
  const digit = digitAt(words, index)
  if (digit !== undefined && HUNDRED.has(after(words, index, 1))) return hundreds(words, index, digit)
  return readTens(words, index) ?? readLone(words, index)
}

/** "6 trăm" mixes a figure with words. */
function digitAt(words: readonly Word[], index: number): number | undefined {
  const word = after(words, index, 0)
  return /^[1-9]$/.test(word) ? Number(word) : digits.get(word)
}

function hundreds(words: readonly Word[], index: number, digit: number): Read {
  const odd = digits.get(after(words, index, 3))
  if (ODD.has(after(words, index, 2)) && odd !== undefined) return { value: digit * 100 + odd, length: 4 }
  const tens = readTens(words, index + 2)
  if (tens !== undefined) return { value: digit * 100 + tens.value, length: 2 + tens.length }
  const short = afterTens.get(after(words, index, 2))
  // "năm trăm hai" is 520, but "năm trăm hai mươi" was read above and "ba trăm hai người" does not occur.
  return short !== undefined && !/^[a-z]+$/.test(after(words, index, 2)) && digit > 0
    ? { value: digit * 100 + short * 10, length: 3 }
    : { value: digit * 100, length: 2 }
}

function readTens(words: readonly Word[], index: number): Read | undefined {
  const word = after(words, index, 0)
  const digit = digitAt(words, index)
  const next = after(words, index, 1)
  if (digit !== undefined && digit > 0 && TENS.has(next)) return withUnit(words, index, digit * 10, 2)
  if (TEN.has(word)) return withUnit(words, index, 10, 1)
  const unit = afterTens.get(next)
  if (word === 'hăm' && unit !== undefined) return { value: 20 + unit, length: 2 }
  // "sáu ba tuổi" is 63; "hai ba tuổi" rather two or three.
  const second = digits.get(next)
  if (digit !== undefined && digit > 3 && second !== undefined && /^tu[oổ]i$/.test(after(words, index, 2))) {
    return { value: digit * 10 + second, length: 2 }
  }
  // "hai lăm" for "hai mươi lăm".
  if (digit !== undefined && digit > 1 && SHORT.has(next) && unit !== undefined && after(words, index, -1) !== 'thứ') {
    return { value: digit * 10 + unit, length: 2 }
  }
  return undefined
}

function withUnit(words: readonly Word[], index: number, tens: number, length: number): Read {
  const unit = afterTens.get(after(words, index, length))
  const blocked = unit === undefined || /^(?:chục|chuc)$/.test(after(words, index, length - 1))
  return blocked ? { value: tens, length } : { value: tens + unit, length: length + 1 }
}

function readLone(words: readonly Word[], index: number): Read | undefined {
  const word = after(words, index, 0)
  if (word === 'tư' && /^(?:tháng|triệu|vùng)$/.test(after(words, index, -1))) return { value: 4, length: 1 }
  const value = digits.get(word)
  return value !== undefined && value > 0 && startsLone(words, index) ? { value, length: 1 } : undefined
}

/** "sinh năm sáu tám", "năm một chín bảy mươi", "năm hai nghìn không trăm hai mươi lăm". */
function readYear(words: readonly Word[], index: number): Read | undefined {
  if (!YEAR.has(after(words, index, -1))) return undefined
  const first = digits.get(after(words, index, 0))
  const isYearWord = /^n[aă]m$/.test(after(words, index, 0)) && !/^n[aă]m$/.test(after(words, index, -1))
  if (first === undefined || isYearWord) return undefined
  if (THOUSAND.has(after(words, index, 1)) && first <= 2) return yearInFull(words, index, first)
  const isBirth = [-1, -2, -3, -4, -5].some((places) => /^(?:sinh|đẻ|sn)$/.test(after(words, index, places)))
  const century = first === 1 && digits.get(after(words, index, 1)) === 9
  const start = century ? 2 : 0
  if (!century && !isBirth) return undefined
  const tens = readTens(words, index + start)
  if (tens !== undefined) return { value: (century ? 1900 : 0) + tens.value, length: start + tens.length }
  const decade = digits.get(after(words, index, start))
  const unit = afterTens.get(after(words, index, start + 1)) ?? digits.get(after(words, index, start + 1))
  if (decade === undefined || unit === undefined) return undefined
  return decade < 4 ? undefined : { value: (century ? 1900 : 0) + decade * 10 + unit, length: start + 2 }
}

function yearInFull(words: readonly Word[], index: number, thousands: number): Read | undefined {
  const hundred = digits.get(after(words, index, 2))
  const odd = digits.get(after(words, index, 3))
  if (ODD.has(after(words, index, 2)) && odd !== undefined) return { value: thousands * 1000 + odd, length: 4 }
  if (hundred === undefined || !HUNDRED.has(after(words, index, 3))) return undefined
  const rest = hundreds(words, index + 2, hundred)
  return { value: thousands * 1000 + rest.value, length: 2 + rest.length }
}
