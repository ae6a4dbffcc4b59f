import type { Replacement } from './number-words.ts'
import { numberWords } from './number-words.ts'

/**
 * The text as the patterns see it: lower case, composed accents, one character per letter, one blank between words,
 * number words as digits. `from[i]` and `to[i]` bound the piece of the original that character `i` stands for.
 */
export interface View {
  readonly text: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** What follows is not read: no citizen's question is longer, and the time stays bounded. */
const LIMIT = 4000

export function viewOf(original: string): View {
  const letters = lettersOf(cut(original))
  return replaceNumbers(letters, numberWords(letters.text))
}

/** The slice of the original that a stretch of the view stands for. */
export function originalSlice(view: View, original: string, from: number, to: number): string {
  return original.slice(view.from[from] ?? 0, view.to[to - 1] ?? 0)
}

/** Not in the middle of a word: half a number would be another number. */
function cut(original: string): string {
  if (original.length <= LIMIT) return original
  const head = original.slice(0, LIMIT)
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'))
  return blank > 0 ? head.slice(0, blank) : head
}

const CLUSTER = /[\u0300-\u036f]+|[^\u0300-\u036f](?:[\u0300-\u036f]|[\u200b\u200c\ufeff\u00ad]|\u200d|\ufe0f)*/guy
const JOINS = /^(?:[\u0300-\u036f]|[\u200b\u200c\ufeff\u00ad]|\u200d|\ufe0f)/
const OBJECT = '\ufffc'
const HIDDEN = /[\u200b\u200c\ufeff\u00ad]|\u200d|\ufe0f/g

function lettersOf(original: string): View {
  const from: number[] = []
  const to: number[] = []
  let text = ''
  let last = ''
  for (let start = 0; start < original.length;) {
    const end = clusterEnd(original, start)
    const letter = plainLetters[original.charCodeAt(start)] ?? ''
    const read = letter !== '' && end === start + 1 ? letter : letterOf(original.slice(start, end))
    // One blank stands for many, and none for those at the ends.
    if (read !== ' ' || !(last === '' || last === ' ' || last === '\n')) {
      text += read
      last = read
      from.push(start)
      to.push(end)
    }
    start = end
  }
  return { text: text.trimEnd(), from, to }
}

/** Where the letter with its marks ends; for nearly all of them that is at once. */
function clusterEnd(original: string, start: number): number {
  const isPlain = (plainLetters[original.charCodeAt(start)] ?? '') !== ''
  if (isPlain && !joins(original.charCodeAt(start + 1))) return start + 1
  CLUSTER.lastIndex = start
  return start + (CLUSTER.exec(original)?.[0].length ?? 1)
}

/** Nothing below the soft hyphen joins, and no letter of Vietnamese; NaN past the end. */
function joins(unit: number): boolean {
  return unit >= 0xad && (plainLetters[unit] ?? '') === '' && JOINS.test(String.fromCharCode(unit))
}

/** One UTF-16 unit for each cluster; emoji and the like become one placeholder. */
function letterOf(cluster: string): string {
  const shown = cluster.replace(HIDDEN, '').normalize('NFC').toLowerCase()
  const letter =
    shown === '\n' || shown === '\r' ? '\n' : shown.trim() === '' ? ' ' : shown.length === 1 ? shown : OBJECT
  return letter === '–' || letter === '—' ? '-' : letter
}

/** By character code what the letters of nearly every message read as, so that they need no normalisation. */
const plainLetters: readonly string[] = readPlainLetters(
  'abcdefghijklmnopqrstuvwxyz0123456789 \n.,/-:;?!()%đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ',
)

function readPlainLetters(letters: string): readonly string[] {
  const read: string[] = Array.from({ length: 0x1f00 }, () => '')
  for (const letter of letters + letters.toUpperCase()) read[letter.charCodeAt(0)] = letterOf(letter)
  return read
}

function replaceNumbers(view: View, replacements: readonly Replacement[]): View {
  if (replacements.length === 0) return view
  const from: number[] = []
  const to: number[] = []
  let text = ''
  let next = 0
  for (const replacement of replacements) {
    text += view.text.slice(next, replacement.from) + replacement.digits
    for (let index = next; index < replacement.from; index += 1) push(from, to, view, index, index)
    // Every digit stands for the whole of the words, so that no slice begins or ends inside them.
    for (let digit = 0; digit < replacement.digits.length; digit += 1) {
      push(from, to, view, replacement.from, replacement.to - 1)
    }
    next = replacement.to
  }
  for (let index = next; index < view.text.length; index += 1) push(from, to, view, index, index)
  return { text: text + view.text.slice(next), from, to }
}

function push(from: number[], to: number[], view: View, first: number, last: number): void {
  from.push(view.from[first] ?? 0)
  to.push(view.to[last] ?? 0)
}
