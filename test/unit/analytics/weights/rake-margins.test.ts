import { expect, test } from 'vitest'
import { rakeMargins } from '../../../../src/analytics/weights/rake-margins.ts'

const sample = [
  [120, 60, 20],
  [80, 90, 30],
]
const cells = sample.flatMap((row, i) => row.map((n, j) => ({ groups: [`r${i}`, `c${j}`], n })))
const targets = [
  new Map([
    ['r0', 180],
    ['r1', 220],
  ]),
  new Map([
    ['c0', 160],
    ['c1', 140],
    ['c2', 100],
  ]),
]

test('two margins are fitted as in the survey method (E11)', () => {
  const { weights, converged } = rakeMargins(cells, targets)
  const raked = cells.map(({ n }, place) => n * (weights[place] ?? 0))
  const squares = cells.reduce((sum, { n }, place) => sum + n * (weights[place] ?? 0) ** 2, 0)

  expect(converged).toBe(true)
  const wanted = [91.1276, 51.8422, 37.0301, 68.8724, 88.1578, 62.9699]
  wanted.forEach((value, place) => expect(raked[place]).toBeCloseTo(value, 4))
  expect(400 ** 2 / squares).toBeCloseTo(347.54, 2)
})

test('totals that no weights can reach are told', () => {
  const crossed = [
    { groups: ['a', 'x'], n: 10 },
    { groups: ['b', 'y'], n: 10 },
  ]
  const impossible = [
    new Map([
      ['a', 12],
      ['b', 8],
    ]),
    new Map([
      ['x', 8],
      ['y', 12],
    ]),
  ]

  expect(rakeMargins(crossed, impossible).converged).toBe(false)
})
