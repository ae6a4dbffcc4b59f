import { describe, expect, it } from 'vitest'
import { binomialDensity, poissonDensity } from '../../../../src/analytics/statistics/saddle-point.ts'

describe('densities', () => {
  it.each([
    ['binomial 3 of 10', binomialDensity(3, 10, 0.2), 0.201326592],
    ['binomial 0 of 10', binomialDensity(0, 10, 0.2), 0.1073741824],
    ['binomial 10 of 10', binomialDensity(10, 10, 0.2), 1.024e-7],
    ['Poisson 11 of 4.2', poissonDensity(11, 4.2), (Math.exp(-4.2) * 4.2 ** 11) / 39_916_800],
    ['Poisson 0', poissonDensity(0, 4.2), Math.exp(-4.2)],
  ])('%s as by hand', (_name, value, expected) => {
    expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12)
  })

  it('are certain where the share or the mean is', () => {
    expect([binomialDensity(0, 5, 0), binomialDensity(4, 5, 1), binomialDensity(5, 5, 1)]).toEqual([1, 0, 1])
    expect([poissonDensity(0, 0), poissonDensity(1, 0)]).toEqual([1, 0])
  })
})
