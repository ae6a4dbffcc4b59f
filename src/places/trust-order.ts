import { isProvinceName, type Meaning } from './gazetteer.ts'
import type { Span } from './span.ts'
import { levelOf } from './unit-types.ts'

/**
 * The meanings of a name in groups, the most trusted first (specification: order of trust). A type word adds trust and
 * excludes nothing: "xã Long Thành" is a phường since 2026-04-30.
 */
export function trustOrder(span: Span, inDistrict: boolean): readonly (readonly Meaning[])[] {
  const { type, meanings } = span
  const of = (...kinds: readonly Meaning['kind'][]): Meaning[] => meanings.filter(({ kind }) => kinds.includes(kind))
  const fitting = (some: readonly Meaning[]): Meaning[] =>
    type === undefined ? [] : some.filter(({ types }) => types.includes(type.type))
  const provinces = meanings.filter(isProvinceName)
  const districts = of('district')
  const communes = of('commune')
  const all = [provinces, districts, communes, of('old')]
  // Beside a district, the old communes of the district are as good as those of today.
  const near = of('commune', 'old')
  if (type === undefined) return [provinces, of('district', 'commune'), ...(inDistrict ? [near] : []), of('old')]
  switch (levelOf(type.type)) {
    case 'province':
      return [provinces, districts, communes, of('old')]
    case 'city':
      return [fitting(provinces), fitting(districts), ...all]
    case 'district':
      return [fitting(districts), districts, near, provinces]
    case 'commune':
      if (inDistrict) return [fitting(near), near, districts, provinces]
      return type.type === 'thị trấn'
        ? [fitting(of('old')), communes, of('old'), districts, provinces]
        : [fitting(communes), [...communes, ...fitting(of('old'))], of('old'), districts, provinces]
  }
}
