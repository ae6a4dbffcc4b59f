import { provinceCandidates } from './combine.ts'
import { isProvinceName, type Gazetteer, type Meaning } from './gazetteer.ts'
import { noPlace, type PlaceCandidate, type PlaceResolution } from './place.ts'
import type { Typed } from './span.ts'
import type { Token } from './tokens.ts'
import { levelOf, typeWordAt } from './unit-types.ts'
import { OPENERS } from './words.ts'

// Shorter names have too many neighbours.
const SHORTEST = 5
const LONGEST_WORDS = 6

/**
 * One slip away from a name (a letter more, less, other or swapped; wrong accents): never certain, always asks. Only for
 * a text that is nothing but a place, after words like "tôi ở"; communes only after their type word.
 */
export function similarPlace(typed: Typed, gazetteer: Gazetteer): PlaceResolution {
  const { tokens, accented } = typed
  let at = 0
  while (at < tokens.length && OPENERS.has(tokens[at]?.folded ?? '') && typeWordAt(tokens, at) === undefined) at++
  const type = typeWordAt(tokens, at)
  const words = tokens.slice(at + (type?.length ?? 0))
  const level = type === undefined ? undefined : levelOf(type.type)
  const meanings = similarMeanings(words, accented, gazetteer).filter(({ kind }) =>
    level === 'commune' ? kind === 'commune' || kind === 'district' : kind !== 'commune',
  )
  return questionAbout(meanings, gazetteer)
}

function similarMeanings(words: readonly Token[], accented: boolean, { byName }: Gazetteer): Meaning[] {
  const folded = words.map((word) => word.folded).join(' ')
  const exact = words.map((word) => word.exact).join(' ')
  if (folded.length < SHORTEST || words.length > LONGEST_WORDS) return []
  const found: Meaning[] = []
  for (const [key, meanings] of byName) {
    if (Math.abs(key.length - folded.length) > 1 || !isOneSlip(folded, key)) continue
    for (const meaning of meanings) {
      if (meaning.kind === 'old') continue
      // With accents typed, "cảm ơn" is two slips from "Cẩm Sơn".
      if (!accented || isOneSlip(exact, meaning.exact)) found.push(meaning)
    }
  }
  return found
}

function questionAbout(meanings: readonly Meaning[], gazetteer: Gazetteer): PlaceResolution {
  if (meanings.length === 0) return noPlace
  const ids = [...new Set(meanings.flatMap(({ communes }) => communes))]
  const communes = ids.toSorted((a, b) => a - b).flatMap((id) => gazetteer.communes[id] ?? [])
  const codeOf = (province: number): string => gazetteer.provinces[province]?.code ?? ''
  const codes = new Set(communes.map(({ province }) => codeOf(province)))
  if (codes.size > 1 || meanings.some(isProvinceName)) {
    return { ...noPlace, candidates: provinceCandidates(codes, gazetteer), ask: 'province' }
  }
  const candidates: PlaceCandidate[] = communes.map(({ code, name, province }) => ({
    level: 'commune',
    code,
    name,
    province: codeOf(province),
  }))
  return { ...noPlace, candidates, ask: 'commune' }
}

/** Damerau distance (one letter more, less, other, or two swapped) of at most one. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  if (a.length === b.length) {
    return (
      a.slice(at + 1) === b.slice(at + 1) ||
      (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2))
    )
  }
  return a.length > b.length ? a.slice(at + 1) === b.slice(at) : a.slice(at) === b.slice(at + 1)
}
