import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { raking } from '../../../../src/analytics/statistics/raking.ts'

const sample = [
  [120, 60, 20],
  [80, 90, 30],
]
const rows = [180, 220]
const columns = [160, 140, 100]

describe('raking', () => {
  it('gives the cells and the effective size of survey method E11', () => {
    const { cells, nEff, problem, capped } = raking({ sample, rows, columns })

    const expected = [91.1276, 51.8422, 37.0301, 68.8724, 88.1578, 62.9699]
    for (const [index, cell] of cells.flat().entries()) expect(cell).toBeCloseTo(expected[index] ?? 0, 4)
    expect(nEff).toBeCloseTo(347.54, 2)
    expect({ problem, capped }).toEqual({ problem: null, capped: 0 })
  })

  // A reconstruction: the sheet does not print the cells' rates; these give both of its rates.
  it('gives the raw and the weighted rate of E11', () => {
    const rates = [
      [0.9, 0.8, 0.7],
      [0.88, 0.86, 0.6],
    ]
    const satisfied = sample.map((row, i) => row.map((n, j) => n * (rates[i]?.[j] ?? 0)))

    const { rate, rawRate } = raking({ sample, rows, columns, satisfied })

    expect(rawRate).toBeCloseTo(0.8395, 6)
    expect(rate).toBeCloseTo(0.809038, 6)
  })

  it('meets both margins where no cap is reached', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
    })

    fc.assert(
      fc.property(
        counts,
        fc.array(fc.integer({ min: 95, max: 105 }), { minLength: 7, maxLength: 7 }),
        (given, tilt) => {
          const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
          const wanted = given.map((row, i) => (total(row) * (tilt[i] ?? 100)) / 100)
          const down = [0, 1, 2].map((j) => total(given.map((row) => row[j] ?? 0)) * ((tilt[4 + j] ?? 100) / 100))
          const across = down.map((value) => (value * total(wanted)) / total(down))
          const result = raking({ sample: given, rows: wanted, columns: across })
          expect(result.problem).toBeNull()
          expect(result.marginError).toBeLessThan(1e-8)
          expect(total(result.cells.flat())).toBeCloseTo(total(wanted), 6)
        },
      ),
    )
  })

  it('caps a weight, and says that the margins are then missed', () => {
    const { capped, problem, weights, marginError } = raking({
      sample: [
        [400, 10],
        [100, 10],
      ],
      rows: [200, 320],
      columns: [260, 260],
    })

    expect(capped).toBeGreaterThan(0)
    expect(Math.max(...weights.flat())).toBeLessThan(10)
    expect(marginError).toBeGreaterThan(0.1)
    expect(problem).toBe('margins_missed')
  })

  it('says that weights which cost more than half of the answers must not be used', () => {
    const { problem, deff } = raking({
      sample: [[90, 10]],
      rows: [100],
      columns: [30, 70],
      caps: { low: 0.01, high: 100 },
    })

    expect(deff).toBeGreaterThan(2)
    expect(problem).toBe('deff_too_large')
  })

  it('names cells too thin to stand alone', () => {
    expect(raking({ sample: [[120, 4]], rows: [124], columns: [118, 6] }).thinCells).toEqual(['0.1'])
  })

  it('refuses margins with unlike sums, and a margin without answers', () => {
    expect(() => raking({ sample, rows, columns: [160, 140, 99] })).toThrow(
      expect.objectContaining({ field: 'column_targets' }),
    )
    expect(() => raking({ sample: [[5, 0]], rows: [5], columns: [3, 2] })).toThrow(
      expect.objectContaining({ field: 'column_targets.1' }),
    )
  })
})
