import { expect, it } from 'vitest'
import { loadPlaces } from '../../../src/content/place-files.ts'
import { placeFinder } from '../../../src/places/place-in.ts'
import { projectRoot } from '../../../src/root.ts'

const placeIn = placeFinder(loadPlaces(projectRoot))

it.each([
  ['tôi ở Hà Nội', '01'],
  ['em đang làm ở Bình Dương', '79'],
  ['tôi ở Hà Nội, quê Nghệ An', undefined],
  ['đóng bao nhiêu năm thì được hưởng', undefined],
])('%j is in the province %s', (text, province) => {
  expect(placeIn(text)?.province).toBe(province)
})

it('says of which edition of the list of units its codes are', () => {
  expect(placeIn('tôi ở Hà Nội')?.version).toBe('2026-09-20')
})

it('names the commune where it is certain', () => {
  expect(placeIn('tôi ở phường Hoàn Kiếm, Hà Nội')).toMatchObject({ province: '01', commune: '00070' })
})
