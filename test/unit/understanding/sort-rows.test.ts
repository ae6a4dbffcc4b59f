import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/understanding/random.ts'
import { sortRows } from '../../../src/understanding/sort-rows.ts'

describe('sortRows', () => {
  it.each([
    { count: 0, largest: 10 },
    { count: 1, largest: 10 },
    { count: 40, largest: 200_000 },
    { count: 41, largest: 7 },
    { count: 41, largest: 200_000 },
    { count: 2_000, largest: 260_000 },
    { count: 500, largest: 2_000_000_000 },
    { count: 9_000, largest: 200_000 },
  ])('sorts $count rows below $largest and leaves their neighbours alone', ({ count, largest }) => {
    const random = createRandom(3)
    const stretch = Int32Array.from({ length: count }, () => Math.floor(random() * largest))
    const rows = Int32Array.of(9, 9, ...stretch, 1, 1)

    sortRows(rows, 2, 2 + count)

    expect([...rows]).toEqual([9, 9, ...stretch.toSorted(), 1, 1])
  })

  it('sorts rows that are all the first', () => {
    const rows = new Int32Array(50)

    sortRows(rows, 0, 50)

    expect([...rows]).toEqual([...new Int32Array(50)])
  })
})
