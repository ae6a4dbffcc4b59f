import { expectCount, expectNotEmpty, expectPart, expectThat } from './check.ts'
import { kish } from './design-effect.ts'
import { type Interval, Z95 } from './interval.ts'
import { sum } from './sums.ts'
import { wilson } from './wilson.ts'

export interface Stratum {
  /** Size or share in the population (all eligible closed conversations). */
  readonly population: number
  readonly n: number
  readonly satisfied: number
}

/** `low` and `high`: Wilson's interval on the effective size. */
export interface PostStratified extends Interval {
  readonly weights: readonly number[]
  readonly rawRate: number
  readonly rate: number
  readonly n: number
  readonly nEff: number
  readonly deff: number
  /** Null where a stratum has a single answer: it says nothing of its spread. */
  readonly stratifiedSe: number | null
}

/**
 * Weights the strata to their share of the population: w = (N_h/N) / (n_h/n). The stratified error uses the variance
 * inside strata, p(1 − p)/(n − 1). Source: survey method §2.8, E10: rate 0.831200, raw 0.844667, n_eff 1223.491,
 * 0.809182–0.851145, stratified SE 0.011060.
 */
export function postStratification(strata: readonly Stratum[], z: number = Z95): PostStratified {
  check(strata)
  const n = sum(strata.map((stratum) => stratum.n))
  const population = sum(strata.map((stratum) => stratum.population))
  const parts = strata.map((stratum) => {
    const share = stratum.population / population
    const rate = stratum.n === 0 ? 0 : stratum.satisfied / stratum.n
    // A stratum outside the population (share 0) may be empty.
    const weight = stratum.n === 0 ? 0 : share / (stratum.n / n)
    return { n: stratum.n, weight, share, rate, satisfied: stratum.satisfied }
  })
  const rate = sum(parts.map((part) => part.share * part.rate))
  const { nEff, deff } = kish(parts)
  return {
    weights: parts.map(({ weight }) => weight),
    rawRate: sum(parts.map(({ satisfied }) => satisfied)) / n,
    rate,
    n,
    nEff,
    deff,
    ...wilson(rate * nEff, nEff, z),
    stratifiedSe: stratifiedSe(parts),
  }
}

function stratifiedSe(parts: readonly { n: number; share: number; rate: number }[]): number | null {
  const counted = parts.filter(({ share }) => share > 0)
  if (counted.some(({ n }) => n < 2)) return null
  return Math.sqrt(sum(counted.map(({ n, share, rate }) => (share ** 2 * rate * (1 - rate)) / (n - 1))))
}

function check(strata: readonly Stratum[]): void {
  expectNotEmpty(strata, 'strata')
  strata.forEach(({ population, n, satisfied }, index) => {
    const at = `strata.${index}`
    expectThat(population >= 0 && Number.isFinite(population), `${at}.population`, 'cần là số không âm')
    expectCount(n, `${at}.n`)
    expectThat(n > 0 || population === 0, `${at}.n`, 'nhóm có trong tổng thể cần có ít nhất một phiếu; hãy gộp nhóm')
    if (n > 0) expectPart(satisfied, n, { x: `${at}.x`, n: `${at}.n` })
    else expectThat(satisfied === 0, `${at}.x`, 'cần là 0 khi n là 0')
  })
  expectThat(sum(strata.map(({ population }) => population)) > 0, 'strata', 'tổng thể cần lớn hơn 0')
  expectThat(sum(strata.map(({ n }) => n)) > 0, 'strata', 'cần có ít nhất một phiếu')
}
