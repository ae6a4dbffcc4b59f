import { expect, test } from 'vitest'
import { readPlaceSources } from '../../../src/content/place-files.ts'
import { projectRoot } from '../../../src/root.ts'
import { cases, places } from './places.ts'

const types = ['Phường', 'Xã', 'Đặc khu'] as const

test('there are 34 provinces, 9 of them cities, and 3,321 communes', () => {
  const { provinces, communes } = places()

  expect(provinces).toHaveLength(34)
  expect(provinces.filter(({ name }) => name.startsWith('Thành phố '))).toHaveLength(9)
  expect(new Set(communes.map(({ code }) => code)).size).toBe(3321)
  expect(types.map((type) => communes.filter(({ name }) => name.startsWith(`${type} `)).length)).toEqual([
    709, 2599, 13,
  ])
})

test('each province has the published number of phường, xã and đặc khu', () => {
  const { provinces, communes } = places()
  const counts = provinces.map(({ code }, province) => {
    const own = communes.filter((commune) => commune.province === province)
    return [code, types.map((type) => own.filter(({ name }) => name.startsWith(`${type} `)).length).join(' ')]
  })

  expect(Object.fromEntries(counts)).toEqual(
    Object.fromEntries(Object.entries(cases.provinces).map(([code, entry]) => [code, entry.counts])),
  )
})

test('each of the 63 former provinces has one successor; seven codes were reused', () => {
  const { formers, provinces } = places()
  const reused = formers.filter(({ code, name }) =>
    provinces.some((unit) => unit.code === code && !unit.name.endsWith(` ${name}`)),
  )

  expect(new Set(formers.map(({ code }) => code)).size).toBe(63)
  expect(new Set(formers.map(({ province }) => province)).size).toBe(34)
  expect(reused.map(({ code }) => code).toSorted()).toEqual(['15', '24', '44', '52', '80', '82', '91'])
})

test('no former district or commune reaches into another province than its own one’s successor', () => {
  const { byName, communes, formers } = places()
  const meanings = [...byName.values()].flat().filter(({ former }) => former >= 0)
  const astray = meanings.filter(({ former, communes: ids }) =>
    ids.some((id) => communes[id]?.province !== formers[former]?.province),
  )

  expect(astray).toEqual([])
})

test('every correction and change names a unit that exists', () => {
  const { changes, corrections, provinces } = readPlaceSources(projectRoot)
  const known = new Set(places().communes.map(({ code }) => code))
  const codes = Object.values(corrections.formerCommunes).flatMap((lines) => lines.match(/\d{5}/g) ?? [])

  expect([...changes.communes.map(({ code }) => code), ...codes].filter((code) => !known.has(code))).toEqual([])
  expect(changes.provinces.every(({ code }) => provinces.some((entry) => entry.code === code))).toBe(true)
})
