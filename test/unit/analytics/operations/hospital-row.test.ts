import { expect, test } from 'vitest'
import { hospitalRow } from '../../../../src/analytics/operations/hospital-row.ts'

const counts = {
  province: '01',
  asked: 200,
  conversations: 30,
  persons: 10,
  complaints: 12,
  complainants: 9,
  comments: 15,
  commenters: 14,
}

test('each count is judged by its own persons', () => {
  expect(hospitalRow(counts, 'Hà Nội')).toEqual({
    province: '01',
    name: 'Hà Nội',
    conversations: 30,
    persons: 10,
    share: 0.15,
    complaints: null,
    comments: 15,
  })
})

test('of nine persons nothing is told, nor of none', () => {
  expect(hospitalRow({ ...counts, persons: 9 }, '')).toMatchObject({ conversations: null, persons: null, share: null })
  expect(hospitalRow({ ...counts, persons: 0, conversations: 0 }, '')).toMatchObject({ conversations: null })
})
