import { expectCount, expectPart, expectThat } from './check.ts'
import { sum } from './sums.ts'

/** Ratings that named this chip (a problem), and how many of them were satisfied all the same. */
export interface Chip {
  readonly code: string
  readonly n: number
  readonly satisfied: number
}

export interface Penalty {
  readonly code: string
  readonly share: number
  readonly csat: number
  /** Percentage points of the overall satisfaction that go with this problem. */
  readonly points: number
  /** Of the sum of all penalties; null where that is 0. */
  readonly part: number | null
}

export interface Penalties {
  readonly noProblemCsat: number
  readonly overall: number
  readonly sum: number
  /** Largest first. */
  readonly chips: readonly Penalty[]
}

/**
 * What each named problem goes with: share × (CSAT without problem − CSAT with it). The sum is CSAT without problem
 * less the overall one. An association, not a cause. Source: survey method §2.11, E15b: F2 10.5259 points, F4 6.8966,
 * F1 2.9253, F5 2.5057, F3 1.9023, sum 24.7557.
 */
export function penalties(
  noProblem: { readonly n: number; readonly satisfied: number },
  chips: readonly Chip[],
): Penalties {
  check(noProblem, 'none')
  expectThat(noProblem.n > 0, 'none.n', 'cần có ít nhất một phiếu không nêu vấn đề')
  chips.forEach((chip, index) => check(chip, `chips.${index}`))
  const n = noProblem.n + sum(chips.map((chip) => chip.n))
  const noProblemCsat = noProblem.satisfied / noProblem.n
  const found = chips.map((chip) => {
    const csat = chip.n === 0 ? 0 : chip.satisfied / chip.n
    const share = chip.n / n
    return { code: chip.code, share, csat, points: 100 * share * (noProblemCsat - csat) }
  })
  const total = sum(found.map(({ points }) => points))
  return {
    noProblemCsat,
    overall: (noProblem.satisfied + sum(chips.map((chip) => chip.satisfied))) / n,
    sum: total,
    chips: found
      .map((chip) => ({ ...chip, part: total === 0 ? null : chip.points / total }))
      .toSorted((a, b) => b.points - a.points),
  }
}

function check({ n, satisfied }: { readonly n: number; readonly satisfied: number }, at: string): void {
  expectCount(n, `${at}.n`)
  expectCount(satisfied, `${at}.x`)
  if (n > 0) expectPart(satisfied, n, { x: `${at}.x`, n: `${at}.n` })
  else expectThat(satisfied === 0, `${at}.x`, 'cần là 0 khi n là 0')
}
