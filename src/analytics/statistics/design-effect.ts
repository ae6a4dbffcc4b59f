import { expectNotEmpty, expectPositive, expectThat } from './check.ts'
import { sum } from './sums.ts'

export interface EffectiveSize {
  readonly n: number
  readonly nEff: number
  readonly deff: number
}

/**
 * Persons who rate more than once: deff = 1 + (m̄ − 1)·ρ. Source: L. Kish 1965; survey method §2.6, E22: m̄ 1.6,
 * ρ 0.35 → 1.21, n 1,200 → n_eff 991.74.
 */
export function repeatRaters(n: number, ratingsPerPerson: number, correlation: number): EffectiveSize {
  expectPositive(n, 'n')
  expectThat(ratingsPerPerson >= 1, 'm', 'cần là số từ 1 trở lên')
  expectThat(correlation >= 0 && correlation <= 1, 'rho', 'cần là số từ 0 đến 1')
  const deff = 1 + (ratingsPerPerson - 1) * correlation
  return { n, deff, nEff: n / deff }
}

/** `n` answers of the same weight. */
export interface Weighted {
  readonly weight: number
  readonly n: number
}

/**
 * Loss by unequal weights: n_eff = (Σw)² / Σw². Ignores gains of strata and clusters. Source: L. Kish 1965; survey
 * method §2.8, E10: weights 0.7, 1.4, 1.2, 3.0 for 900, 300, 250, 50 answers → 1223.491, deff 1.226.
 */
export function kish(groups: readonly Weighted[]): EffectiveSize {
  expectNotEmpty(groups, 'weights')
  groups.forEach(({ weight, n }, index) => {
    expectThat(weight >= 0 && Number.isFinite(weight), `weights.${index}`, 'cần là số không âm')
    expectThat(n >= 0 && Number.isFinite(n), `counts.${index}`, 'cần là số không âm')
  })
  const total = sum(groups.map(({ weight, n }) => weight * n))
  const squares = sum(groups.map(({ weight, n }) => weight * weight * n))
  expectThat(squares > 0, 'weights', 'cần có ít nhất một trọng số lớn hơn 0')
  const n = sum(groups.map((group) => group.n))
  const nEff = (total * total) / squares
  return { n, nEff, deff: n / nEff }
}
