import { describe, expect, it } from 'vitest'
import { cusum, cusumLogLikelihood } from '../../../../src/analytics/statistics/cusum.ts'

const series = [0.1, 0.104, 0.098, 0.11, 0.118, 0.121, 0.126, 0.13]

describe('cusum', () => {
  it('signals at week 8 with 5.1895 (survey method E14)', () => {
    const sigma = Math.sqrt((0.098125 * (1 - 0.098125)) / 400)

    const result = cusum(series.map((share) => (share - 0.098125) / sigma))

    expect(result).toMatchObject({ firstSignal: 8, side: 'above' })
    expect(result.upper[7]).toBeCloseTo(5.1895, 4)
    expect(result.upper[6]).toBeLessThan(5)
  })

  it('sees a fall as well', () => {
    expect(cusum([-3, -3, -3])).toMatchObject({ firstSignal: 3, side: 'below', lower: [2.5, 5, 7.5] })
  })
})

describe('cusumLogLikelihood', () => {
  it('gives the steps and the sum of survey method E14b', () => {
    const result = cusumLogLikelihood([1, 1, 0, 1, 1, 0, 0, 1], 0.1, 0.15)

    expect(result.stepBad).toBeCloseTo(0.405465, 6)
    expect(result.stepGood).toBeCloseTo(-0.057158, 6)
    expect(result.last).toBeCloseTo(1.85585, 6)
    expect(result.firstSignal).toBeNull()
  })

  it('never falls below 0, and signals beyond h', () => {
    const result = cusumLogLikelihood([0, 0, 1, 1, 1], 0.1, 0.15, 1)

    expect(result.values.slice(0, 2)).toEqual([0, 0])
    expect(result.firstSignal).toBe(5)
  })

  it('refuses equal shares', () => {
    expect(() => cusumLogLikelihood([1], 0.1, 0.1)).toThrow(expect.objectContaining({ field: 'p1' }))
  })
})
