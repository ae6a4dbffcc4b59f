import type { Gazetteer, Meaning } from './gazetteer.ts'
import { noPlace, type PlaceCandidate, type PlaceResolution } from './place.ts'
import type { Span } from './span.ts'
import { trustOrder } from './trust-order.ts'

/** What the names of one address have in common, as far as they have been read. */
interface Common {
  readonly communes: readonly number[] | undefined
  readonly districts: readonly Meaning[]
  /** Set where a province of before 2025-07-01 was named that is none of today. */
  readonly former: number | undefined
  readonly finest: 'province' | 'district' | 'commune' | 'old'
}

/**
 * The place that all names of one address agree on. The coarse ones are read first; each further one takes the most
 * trusted of its meanings that lies within. Undefined: they contradict each other.
 */
export function combine(spans: readonly Span[], gazetteer: Gazetteer): PlaceResolution | undefined {
  let common: Common = { communes: undefined, districts: [], former: undefined, finest: 'province' }
  for (const span of coarseFirst(spans)) {
    const next = narrow(common, span)
    if (next === undefined) return undefined
    common = next
  }
  return common.communes === undefined ? noPlace : resolutionOf(common.communes, common.finest, gazetteer)
}

/** Names that contradict each other: what they could be is asked, the province only if they differ in it. */
export function contradiction(resolutions: readonly PlaceResolution[], gazetteer: Gazetteer): PlaceResolution {
  const codes = new Set(
    resolutions.flatMap(({ province, candidates }) =>
      province === null ? candidates.map((one) => one.province) : [province.code],
    ),
  )
  const unit = codes.size === 1 ? gazetteer.provinces.find(({ code }) => codes.has(code)) : undefined
  const communes = resolutions.flatMap(({ candidates }) => candidates.filter(({ level }) => level === 'commune'))
  if (unit === undefined || communes.length === 0) {
    return { ...noPlace, candidates: provinceCandidates(codes, gazetteer), ask: codes.size === 0 ? 'none' : 'province' }
  }
  const candidates = [...new Map(communes.map((one) => [one.code, one])).values()]
  return { ...noPlace, province: { code: unit.code, name: unit.name }, candidates, ask: 'commune' }
}

function coarseFirst(spans: readonly Span[]): Span[] {
  return spans.toSorted((a, b) => rank(a) - rank(b) || b.start - a.start)
}

function rank({ isProvince, type, meanings }: Span): number {
  if (isProvince) return 0
  if (type !== undefined && meanings.some(({ kind, types }) => kind === 'district' && types.includes(type.type)))
    return 1
  return type === undefined && meanings.some(({ kind }) => kind === 'district') ? 2 : 3
}

function narrow(common: Common, span: Span): Common | undefined {
  for (const trusted of trustOrder(span, common.districts.length > 0)) {
    const inside = trusted.filter((meaning) => isInside(meaning, common))
    if (inside.length === 0) continue
    const communes = [...new Set(inside.flatMap((meaning) => within(meaning, common.communes)))]
    return {
      communes,
      districts: [...common.districts, ...inside.filter(({ kind }) => kind === 'district')],
      former: formerOf(inside) ?? common.former,
      finest: finestOf(inside, common.finest),
    }
  }
  return undefined
}

function isInside(meaning: Meaning, { communes, districts, former }: Common): boolean {
  if (former !== undefined && meaning.former >= 0 && meaning.former !== former) return false
  if (meaning.kind === 'old' && districts.length > 0) {
    // Former districts share communes of today: an old ward counts in its own district only.
    if (!districts.some((district) => sameDistrict(district, meaning.district))) return false
  }
  return within(meaning, communes).length > 0
}

/** Another name of it ("Quận 2") holds the same communes. */
function sameDistrict(named: Meaning, district: Meaning | undefined): boolean {
  return named === district || named.communes === district?.communes
}

function within({ communes }: Meaning, common: readonly number[] | undefined): readonly number[] {
  if (common === undefined) return communes
  const inside = new Set(common)
  return communes.filter((id) => inside.has(id))
}

function formerOf(meanings: readonly Meaning[]): number | undefined {
  const first = meanings[0]
  return first?.kind === 'former' && meanings.every(({ former }) => former === first.former) ? first.former : undefined
}

function finestOf(meanings: readonly Meaning[], before: Common['finest']): Common['finest'] {
  const kinds = new Set(meanings.map(({ kind }) => kind))
  if (kinds.has('old')) return 'old'
  if (kinds.has('district')) return before === 'province' ? 'district' : before
  return kinds.has('commune') ? 'commune' : before
}

function resolutionOf(ids: readonly number[], finest: Common['finest'], gazetteer: Gazetteer): PlaceResolution {
  const communes = ids.toSorted((a, b) => a - b).flatMap((id) => gazetteer.communes[id] ?? [])
  const codes = new Set(communes.flatMap(({ province }) => gazetteer.provinces[province]?.code ?? []))
  const inCommunes = (): PlaceCandidate[] =>
    communes.map(({ code, name, province }) => ({
      level: 'commune',
      code,
      name,
      province: gazetteer.provinces[province]?.code ?? '',
    }))
  if (codes.size > 1) {
    // Today's communes of one name are told apart by their province; of older names the province is asked first.
    const candidates = finest === 'commune' ? inCommunes() : provinceCandidates(codes, gazetteer)
    return { ...noPlace, candidates, ask: 'province' }
  }
  const [only] = communes
  const unit = only === undefined ? undefined : gazetteer.provinces[only.province]
  if (only === undefined || unit === undefined) return noPlace
  const province = { code: unit.code, name: unit.name }
  if (finest === 'province') return { ...noPlace, province }
  const commune = communes.length === 1 ? { code: only.code, name: only.name } : null
  return { province, commune, candidates: inCommunes(), ask: commune === null ? 'commune' : 'none' }
}

export function provinceCandidates(codes: ReadonlySet<string>, { provinces }: Gazetteer): PlaceCandidate[] {
  return provinces
    .filter(({ code }) => codes.has(code))
    .map(({ code, name }) => ({ level: 'province', code, name, province: code }))
}
