import { isProvinceName, type Gazetteer, type Meaning } from './gazetteer.ts'
import type { Span, Typed } from './span.ts'
import { isCompatible } from './spelling.ts'
import { isPlausible, isStreetName, isSure } from './trust.ts'
import type { Token } from './tokens.ts'
import { levelOf, typeWordAt, type TypeWord } from './unit-types.ts'

/** Every reading of the words from here as a place, typed or bare. */
export function spansAt(typed: Typed, at: number, gazetteer: Gazetteer): Span[] {
  const spans: Span[] = []
  const type = typeWordAt(typed.tokens, at)
  if (type !== undefined) spansFrom(typed, at, type, gazetteer, spans)
  spansFrom(typed, at, undefined, gazetteer, spans)
  return spans
}

function spansFrom(typed: Typed, at: number, type: TypeWord | undefined, gazetteer: Gazetteer, spans: Span[]): void {
  const { tokens } = typed
  const name = at + (type?.length ?? 0)
  const longest = gazetteer.longest.get(tokens[name]?.folded ?? '') ?? 0
  const before = spans.length
  let key = ''
  for (let end = name + 1; end <= Math.min(name + longest, tokens.length); end++) {
    const token = tokens[end - 1]
    if (token === undefined || (end - 1 > at && token.gap !== 'none' && !(end - 1 === name && token.gap === 'stop')))
      return
    key = key === '' ? token.folded : `${key} ${token.folded}`
    const named = gazetteer.byName.get(key)
    if (named === undefined) continue
    // "123 Điện Biên Phủ" is no Điện Biên either.
    if (type === undefined && isStreetName({ name, end, meanings: named }, tokens)) spans.length = before
    const span = spanOf(typed, { at, name, end, type, key }, named, gazetteer)
    if (span !== undefined) spans.push(span)
  }
}

interface Found {
  readonly at: number
  readonly name: number
  readonly end: number
  readonly type: TypeWord | undefined
  readonly key: string
}

function spanOf(
  typed: Typed,
  { at, name, end, type, key }: Found,
  named: readonly Meaning[],
  gazetteer: Gazetteer,
): Span | undefined {
  const words = typed.tokens.slice(name, end)
  const { meanings, exact } = asTyped(words, named, typed.accented)
  if (meanings.length === 0) return undefined
  const span = {
    start: at,
    name,
    end,
    type,
    meanings,
    exact,
    fits: type !== undefined && meanings.some((meaning) => meaning.types.includes(type.type)),
    isProvince:
      (type === undefined || levelOf(type.type) === 'province' || levelOf(type.type) === 'city') &&
      meanings.some(isProvinceName),
    sure: false,
  }
  if (!isPlausible(span, typed)) return undefined
  return { ...span, sure: isSure(span, key, typed, gazetteer) }
}

/**
 * The meanings that the accents allow. Who types accents and writes a name exactly means that name; without accents
 * every name that reads so is possible (Sơn Hà and Sơn Hạ).
 */
function asTyped(
  words: readonly Token[],
  named: readonly Meaning[],
  accented: boolean,
): { readonly meanings: readonly Meaning[]; readonly exact: boolean } {
  const exactly = words.map(({ exact }) => exact).join(' ')
  const exact = named.filter((meaning) => meaning.exact === exactly)
  if (accented && exact.length > 0) return { meanings: exact, exact: true }
  const compatible = named.filter((meaning) => isSpelledLike(words, meaning.exact))
  return { meanings: compatible, exact: false }
}

function isSpelledLike(words: readonly Token[], exact: string): boolean {
  const syllables = exact.split(' ')
  return words.every((word, i) => isCompatible(word, syllables[i] ?? ''))
}
