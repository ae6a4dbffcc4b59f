import { fold, tokens } from '../core/vietnamese.ts'
import type { Choice } from '../core/message.ts'

const numberWords: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
}

/** Words around a number that do not change what it picks: "số 2", "chọn câu 2 nhé". */
const around = new Set(['so', 'cau', 'muc', 'chon', 'phan', 'y', 'cai', 'thu', 'nhe', 'a', 'nha', 'di', 'em', 'oi', 'vang', 'da'])

/** The offered choice that a typed answer means: its number, the number in words, or its label without accents. */
export function readChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  if (choices.length === 0) return undefined
  const words = tokens(fold(text))
  const label = words.join(' ')
  const named = choices.find((choice) => tokens(fold(choice.label)).join(' ') === label)
  if (named !== undefined) return named
  const rest = words.filter((word) => !around.has(word))
  const [only] = rest
  if (rest.length !== 1 || only === undefined) return undefined
  const number = /^\d{1,2}$/.test(only) ? Number(only) : numberWords[only]
  return number === undefined ? undefined : choices[number - 1]
}
