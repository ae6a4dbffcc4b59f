import { describe, expect, it } from 'vitest'
import { hideScores } from '../../../../src/analytics/disclosure/hide-scores.ts'
import { isSafeSelection } from '../../../../src/analytics/disclosure/is-safe-selection.ts'
import type { Decision } from '../../../../src/analytics/disclosure/table-row.ts'

const shown = { decision: { shown: 'all' } satisfies Decision, valid: 400 }
const zero = { decision: { shown: 'counts', why: 'few_ratings' } satisfies Decision, valid: 0 }
const small = { decision: { shown: 'nothing', why: 'few_ratings' } satisfies Decision, valid: 5 }
const cover = { decision: { shown: 'nothing', why: 'secondary' } satisfies Decision, valid: 60 }
const pick = (...rows: readonly (readonly [{ decision: Decision; valid: number }, boolean])[]) =>
  isSafeSelection(rows.map(([row, chosen]) => ({ ...row, chosen })))

describe('a drill-down', () => {
  it('to rows that are shown is safe, also with rows of nobody', () => {
    expect(pick([shown, true], [zero, true], [small, false], [cover, false])).toBe(true)
  })

  it('to the row that covers a small one is not: the total less the rest would give the small one away', () => {
    expect(pick([shown, false], [small, false], [cover, true])).toBe(false)
  })

  it('to a hidden row with a shown one is not: subtract the shown one', () => {
    expect(pick([shown, true], [small, false], [cover, true])).toBe(false)
    expect(pick([shown, true], [small, true], [cover, false])).toBe(false)
  })

  it('to all hidden rows tells nothing new', () => {
    expect(pick([shown, false], [small, true], [cover, true])).toBe(true)
    expect(pick([shown, true], [small, true], [cover, true])).toBe(true)
  })

  it('to one small row is left to its own size', () => {
    expect(pick([shown, false], [small, true], [cover, false])).toBe(true)
  })
})

describe('how many gave 1 to 5', () => {
  it.each([
    ['are shown from ten on, and none', [12, 0, 40, 300, 500], [12, 0, 40, 300, 500]],
    ['1–3 are hidden together where one of them is small', [4, 30, 40, 300, 500], [null, null, null, 300, 500]],
    ['all are hidden where a 4 or 5 is rare', [30, 30, 40, 3, 500], [null, null, null, null, null]],
    ['all are hidden where 1–3 could still be solved for', [3, 0, 0, 300, 500], [null, null, null, null, null]],
  ] as const)('%s', (_, scores, expected) => {
    expect(hideScores(scores)).toEqual(expected)
  })

  it('hidden 1–3 have another solution with the same count and mean', () => {
    for (let one = 0; one < 12; one++)
      for (let two = 0; two < 12; two++)
        for (let three = 0; three < 12; three++) {
          if (hideScores([one, two, three, 50, 50])[3] === null || hideScores([one, two, three, 50, 50])[0] !== null)
            continue
          expect(solutions(one + two + three, one + 2 * two + 3 * three)).toBeGreaterThan(1)
        }
  })
})

function solutions(count: number, sum: number): number {
  let found = 0
  for (let one = 0; one <= count; one++) {
    for (let two = 0; one + two <= count; two++) if (one + 2 * two + 3 * (count - one - two) === sum) found++
  }
  return found
}
