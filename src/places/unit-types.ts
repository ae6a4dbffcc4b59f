import { unreachable } from '../core/message.ts'
import { tokenise, type Token } from './tokens.ts'

/** Types of units of today and of before 2025-07-01. */
export type UnitType = 'tỉnh' | 'thành phố' | 'quận' | 'huyện' | 'thị xã' | 'phường' | 'xã' | 'thị trấn' | 'đặc khu'

export type UnitLevel = 'province' | 'city' | 'district' | 'commune'

export function levelOf(type: UnitType): UnitLevel {
  switch (type) {
    case 'tỉnh':
      return 'province'
    case 'thành phố':
      // A city is a province (Huế) or was a district (Thủ Đức).
      return 'city'
    case 'quận':
    case 'huyện':
    case 'thị xã':
      return 'district'
    case 'phường':
    case 'xã':
    case 'thị trấn':
    case 'đặc khu':
      return 'commune'
    default:
      return unreachable(type)
  }
}

const WORDS: readonly { readonly words: readonly string[]; readonly type: UnitType }[] = [
  { words: ['thành', 'phố'], type: 'thành phố' },
  { words: ['thị', 'xã'], type: 'thị xã' },
  { words: ['thị', 'trấn'], type: 'thị trấn' },
  { words: ['đặc', 'khu'], type: 'đặc khu' },
  { words: ['huyện', 'đảo'], type: 'huyện' },
  { words: ['tỉnh'], type: 'tỉnh' },
  { words: ['quận'], type: 'quận' },
  { words: ['huyện'], type: 'huyện' },
  { words: ['phường'], type: 'phường' },
  { words: ['xã'], type: 'xã' },
]

const SHORT: ReadonlyMap<string, UnitType> = new Map([
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['tt', 'thị trấn'],
  ['q', 'quận'],
  ['h', 'huyện'],
  ['p', 'phường'],
  ['x', 'xã'],
])

export interface TypeWord {
  readonly type: UnitType
  /** Tokens that it takes. */
  readonly length: number
  /** `full` with its accents, `accentless`, `short` (tp, tx), `letter` (q, p, tt: often something else). */
  readonly form: 'full' | 'accentless' | 'short' | 'letter'
}

// Two-syllable types stand first.
const spelled = WORDS.map(({ words, type }) => {
  const tokens = tokenise(words.join(' '))
  return { exact: tokens.map((token) => token.exact), folded: tokens.map((token) => token.folded), type }
})

/** The type of a unit spelled out or abbreviated at this token. */
export function typeWordAt(tokens: readonly Token[], at: number): TypeWord | undefined {
  const first = tokens[at]
  if (first === undefined) return undefined
  const short = SHORT.get(first.folded)
  if (short !== undefined && first.plain) {
    return { type: short, length: 1, form: first.folded === 'tp' || first.folded === 'tx' ? 'short' : 'letter' }
  }
  for (const { exact, folded, type } of spelled) {
    if (folded[0] !== first.folded) continue
    const typed = tokens.slice(at, at + folded.length)
    if (typed.length < folded.length || !typed.every((token, i) => token.folded === folded[i])) continue
    if (typed.every((token, i) => token.exact === exact[i])) return { type, length: folded.length, form: 'full' }
    if (typed.every((token) => token.plain)) return { type, length: folded.length, form: 'accentless' }
  }
  return undefined
}

const typeNames: ReadonlyMap<string, UnitType> = new Map(WORDS.map(({ words, type }) => [words.join(' '), type]))

/** `Thị xã Sơn Tây` → its type and bare name. */
export function splitName(name: string): { readonly type: UnitType | undefined; readonly bare: string } {
  const first = name.indexOf(' ')
  const second = name.indexOf(' ', first + 1)
  for (const cut of [second, first]) {
    const type = cut < 0 ? undefined : typeNames.get(name.slice(0, cut).toLowerCase())
    if (type !== undefined) return { type, bare: name.slice(cut + 1) }
  }
  return { type: undefined, bare: name }
}
