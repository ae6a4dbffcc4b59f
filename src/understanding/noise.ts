import { fold } from '../core/vietnamese.ts'
import type { Random } from './random.ts'

/**
 * A line as a hurried thumb would type it: accents gone from some or all words, spellings of the street, slips of the
 * finger. The third training copy; forms of the lexicon are left out, since normalising undoes them.
 */
export function addNoise(text: string, random: Random): string {
  const allFolded = random() < 0.5
  return text
    .split(/\s+/)
    .map((word) => {
      const plain = allFolded || random() < 0.3 ? fold(word) : word
      const spelled = random() < 0.25 ? street(plain, random) : plain
      return random() < 0.12 ? slip(spelled, random) : spelled
    })
    .join(random() < 0.03 ? '' : ' ')
}

const habits: readonly (readonly [RegExp, string])[] = [
  [/^ph/, 'f'],
  [/^gi/, 'j'],
  [/^qu/, 'w'],
  [/^c(?=[aouôơưăâ])/, 'k'],
  [/^kh/, 'k'],
  [/^ngh/, 'ng'],
  [/^đ/, 'd'],
  [/^d/, 'z'],
  [/^v/, 'z'],
  [/^s/, 'x'],
  [/^tr/, 'ch'],
  [/ng$/, 'g'],
  [/nh$/, 'h'],
  [/ch$/, 'k'],
  [/i$/, 'j'],
  [/y$/, 'i'],
  [/ươ/, 'u'],
  [/uo/, 'u'],
  [/iê/, 'i'],
  [/ie/, 'i'],
]

function street(word: string, random: Random): string {
  const fitting = habits.filter(([pattern]) => pattern.test(word))
  const chosen = fitting[Math.floor(random() * fitting.length)]
  return chosen === undefined || word.length < 3 ? word : word.replace(chosen[0], chosen[1])
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function slip(word: string, random: Random): string {
  if (word.length < 3) return word
  const at = 1 + Math.floor(random() * (word.length - 1))
  const here = word.charAt(at)
  const kind = random()
  if (kind < 0.3) return word.slice(0, at) + word.slice(at + 1)
  if (kind < 0.55) return word.slice(0, at - 1) + here + word.charAt(at - 1) + word.slice(at + 1)
  if (kind < 0.75) return word.slice(0, at) + here + word.slice(at)
  return word.slice(0, at) + neighbour(here, random) + word.slice(at + 1)
}

function neighbour(letter: string, random: Random): string {
  const plain = fold(letter)
  const row = rows.find((keys) => keys.includes(plain))
  if (row === undefined) return letter
  const at = row.indexOf(plain) + (random() < 0.5 ? -1 : 1)
  return row.charAt(at) || letter
}
