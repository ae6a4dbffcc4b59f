import { fold, tokens } from '../core/vietnamese.ts'
import type { Choice } from '../core/message.ts'

const numberWords: ReadonlyMap<string, number> = new Map([
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
])
const foldedNumberWords = new Map([...numberWords].map(([word, number]) => [fold(word), number]))

/** Words around a number that do not change what it picks: "số 2", "chọn câu 2 nhé". */
const around = new Set([
  'so',
  'cau',
  'muc',
  'chon',
  'phan',
  'y',
  'cai',
  'thu',
  'nhe',
  'a',
  'nha',
  'di',
  'em',
  'oi',
  'vang',
  'da',
])

/** The offered choice that a typed answer means: its number, the number in words, or its label without accents. */
export function readChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  if (choices.length === 0) return undefined
  const words = tokens(fold(text))
  const label = words.join(' ')
  const bare = plain(words)
  const named =
    choices.find((choice) => tokens(fold(choice.label)).join(' ') === label) ??
    (bare === undefined ? undefined : choices.find((choice) => plain(tokens(fold(choice.label))) === bare))
  if (named !== undefined) return named
  const rest = words.filter((word) => !around.has(word))
  const [only] = rest
  if (rest.length !== 1 || only === undefined) return undefined
  const number = /^\d{1,2}$/.test(only) ? Number(only) : numberWord(only, { text, words })
  return number === undefined ? undefined : choices[number - 1]
}

/** "nam" alone is a man as often as a five: without accents only "số nam" is a number. */
function numberWord(only: string, { text, words }: { text: string; words: readonly string[] }): number | undefined {
  const spoken = tokens(text.toLowerCase().normalize('NFC')).find((word) => fold(word) === only)
  const isNumbered = words.some((word) => numbering.has(word))
  return numberWords.get(spoken ?? '') ?? (isNumbered ? foldedNumberWords.get(only) : undefined)
}

const numbering = new Set(['so', 'cau', 'muc', 'chon', 'phan', 'y', 'cai', 'thu'])

/** Courtesies before and after an answer: "dạ hài lòng ạ". */
const courtesies = new Set(['da', 'vang', 'a', 'nhe', 'nha', 'em', 'oi', 'ban', 'ad'])

function plain(words: readonly string[]): string | undefined {
  const from = words.findIndex((word) => !courtesies.has(word))
  const to = words.findLastIndex((word) => !courtesies.has(word))
  return from < 0 ? undefined : words.slice(from, to + 1).join(' ')
}
