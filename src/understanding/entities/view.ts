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

const CLUSTER = /[\u0300-\u036f]+|[^\u0300-\u036f](?:[\u0300-\u036f]|[\u200b\u200c\ufeff\u00ad]|\u200d|\ufe0f)*/gu
const OBJECT = '\ufffc'
const HIDDEN = /[\u200b\u200c\ufeff\u00ad]|\u200d|\ufe0f/g

function lettersOf(original: string): View {
  const from: number[] = []
  const to: number[] = []
  let text = ''
  for (const match of original.matchAll(CLUSTER)) {
    const letter = letterOf(match[0])
    const end = match.index + match[0].length
    // One blank stands for many, and none for those at the ends.
    if (letter !== ' ' || !/(?:^|[ \n])$/.test(text)) {
      text += letter
      from.push(match.index)
      to.push(end)
    }
  }
  return { text: text.trimEnd(), from, to }
}

/** One UTF-16 unit for each cluster; emoji and the like become one placeholder. */
function letterOf(cluster: string): string {
  const known = plainLetters.get(cluster)
  if (known !== undefined) return known
  const shown = cluster.replace(HIDDEN, '').normalize('NFC').toLowerCase()
  const letter =
    shown === '\n' || shown === '\r' ? '\n' : shown.trim() === '' ? ' ' : shown.length === 1 ? shown : OBJECT
  return letter === '–' || letter === '—' ? '-' : letter
}

/** The letters of nearly every message, so that they need no normalisation. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Array.from(
    'abcdefghijklmnopqrstuvwxyz0123456789 .,/-:;?!()%đàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ',
    (letter): [string, string] => [letter, letter],
  ),
)

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
