import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../src/analytics/statistics/seeded-random.ts'

describe('seededRandom', () => {
  it.each([0, 1, -5, 4_294_967_295])('spreads evenly over ten bins with seed %i', (seed) => {
    const random = seededRandom(seed)
    const bins = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 20_000; draw += 1) {
      const bin = Math.floor(random() * 10)
      bins[bin] = (bins[bin] ?? 0) + 1
    }

    const chiSquare = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)

    // 9 degrees of freedom: beyond 33.7 once in 10,000.
    expect(chiSquare).toBeLessThan(33.7)
  })
})
