import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/core/vietnamese.ts'
import { resolvePlace } from '../../../src/places/resolve-place.ts'
import { caseLists, cases, casesOf, places } from './places.ts'

describe.each(caseLists)('a typed place: %s', (list) => {
  test.each(casesOf(list))('“$text” → $province $commune, ask $ask', ({ text, province, commune, ask, candidates }) => {
    const resolution = resolvePlace(text, places())

    expect(resolution.province?.code ?? '-').toBe(province)
    expect(resolution.commune?.code ?? '-').toBe(commune)
    expect(resolution.ask).toBe(ask)
    if (candidates !== undefined) expect(resolution.candidates.map(({ code }) => code).join(' ')).toBe(candidates)
  })

  test('decomposed letters and capitals change nothing', () => {
    for (const { text } of casesOf(list)) {
      const usual = resolvePlace(text, places())

      expect(resolvePlace(text.normalize('NFD'), places())).toEqual(usual)
      expect(resolvePlace(text.toUpperCase(), places())).toEqual(usual)
    }
  })
})

test('each province is certain by its plain name, with its type, and without blanks', () => {
  for (const [code, { name }] of Object.entries(cases.provinces)) {
    const full = places().provinces.find((unit) => unit.code === code)?.name ?? ''

    for (const text of [name, full]) {
      expect(resolvePlace(text, places()), text).toMatchObject({ province: { code, name: full }, ask: 'none' })
    }
    const joined = fold(name).replaceAll(' ', '')
    expect(resolvePlace(joined, places()), joined).toMatchObject({ province: { code }, ask: 'none' })
  }
})

test('each commune of today is found by its full name and province', () => {
  const { communes, provinces } = places()

  const wrong = communes.filter(({ code, name, province }) => {
    const found = resolvePlace(`${name}, ${provinces[province]?.name}`, places())
    return found.commune?.code !== code || found.ask !== 'none'
  })

  expect(wrong).toEqual([])
})

test('each former district is certain in its province, or asks: never another province', () => {
  for (const meanings of places().byName.values()) {
    for (const { kind, exact, types, communes } of meanings) {
      if (kind !== 'district') continue
      const codes = new Set(communes.map((id) => places().communes[id]?.province))
      const found = resolvePlace(`${types[0]} ${exact}`, places())
      const code = places().provinces[[...codes][0] ?? -1]?.code

      expect(codes.size).toBe(1)
      expect([code, undefined]).toContain(found.province?.code)
    }
  }
})

test('any text gives a consistent answer and never throws', () => {
  const words = fc.constantFrom(
    'huyện',
    'xã',
    'P.',
    'q',
    'tp',
    '3',
    '14',
    'Châu Thành',
    'ha',
    'noi',
    'Long An',
    ',',
    'ở',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const { province, commune, candidates, ask } = resolvePlace(text, places())

      const known = new Set([...places().provinces, ...places().communes].map(({ code }) => code))
      expect(candidates.every(({ code, province: of }) => known.has(code) && known.has(of))).toBe(true)
      if (ask === 'province') expect([province, commune, candidates.length > 0]).toEqual([null, null, true])
      if (ask === 'commune') expect([commune, candidates.length > 0]).toEqual([null, true])
    }),
  )
})
