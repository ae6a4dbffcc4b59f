import { describe, expect, it } from 'vitest'
import { postStratification } from '../../../../src/analytics/statistics/post-stratification.ts'

const strata = [
  { population: 0.42, n: 900, satisfied: 774 },
  { population: 0.28, n: 300, satisfied: 270 },
  { population: 0.2, n: 250, satisfied: 190 },
  { population: 0.1, n: 50, satisfied: 33 },
]

describe('postStratification', () => {
  it('gives every number of survey method E10', () => {
    const result = postStratification(strata)

    for (const [index, weight] of [0.7, 1.4, 1.2, 3].entries()) expect(result.weights[index]).toBeCloseTo(weight, 12)
    expect(result.rawRate).toBeCloseTo(0.844667, 6)
    expect(result.rate).toBeCloseTo(0.8312, 6)
    expect(result.nEff).toBeCloseTo(1223.491, 3)
    expect(result.deff).toBeCloseTo(1.226, 3)
    expect(result.low).toBeCloseTo(0.809182, 6)
    expect(result.high).toBeCloseTo(0.851145, 6)
    expect(result.stratifiedSe).toBeCloseTo(0.01106, 6)
  })

  it('takes sizes as well as shares', () => {
    const counted = strata.map((stratum) => ({ ...stratum, population: stratum.population * 50_000 }))

    expect(postStratification(counted).rate).toBeCloseTo(postStratification(strata).rate, 12)
  })

  it('gives no stratified error where a stratum has one answer', () => {
    const result = postStratification([
      { population: 5, n: 1, satisfied: 1 },
      { population: 5, n: 9, satisfied: 3 },
    ])

    expect(result.stratifiedSe).toBeNull()
    expect(result.rate).toBeCloseTo(2 / 3, 12)
  })

  it('refuses a stratum of the population that nobody answered for', () => {
    const empty = [...strata, { population: 0.1, n: 0, satisfied: 0 }]

    expect(() => postStratification(empty)).toThrow(expect.objectContaining({ field: 'strata.4.n' }))
  })
})
