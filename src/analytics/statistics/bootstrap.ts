import { expectInnerShare, expectThat } from './check.ts'
import { indexOf, type PersonTotal, type Persons, totalsOf } from './clustered.ts'
import type { Interval } from './interval.ts'
import { seededRandom } from './seeded-random.ts'
import { sampleVariance } from './sums.ts'

/** `low` and `high` are percentiles. */
export interface Bootstrap extends Interval {
  readonly index: number
  readonly se: number
  readonly replicates: number
  readonly seed: number
}

export interface BootstrapOptions {
  readonly confidence?: number | undefined
  readonly replicates?: number | undefined
  readonly seed?: number | undefined
}

/**
 * Resamples persons with all their answers. Source: B. Efron 1979; survey method §2.6, E09: SE → 0.086365, percentile
 * interval 0.556–0.889, to within ±0.01 of chance; a fixed seed repeats it exactly.
 */
export function bootstrap(persons: Persons, options: BootstrapOptions = {}): Bootstrap {
  const { confidence = 0.95, replicates = 10_000, seed = 1 } = options
  expectInnerShare(confidence, 'confidence')
  expectThat(
    Number.isInteger(replicates) && replicates >= 200 && replicates <= 100_000,
    'replicates',
    'cần là số nguyên từ 200 đến 100000',
  )
  expectThat(Number.isInteger(seed), 'seed', 'cần là số nguyên')
  const totals = totalsOf(persons)
  const random = seededRandom(seed)
  const values = Array.from({ length: replicates }, () => indexOfResample(totals, random))
  const ordered = values.toSorted((a, b) => a - b)
  return {
    index: indexOf(totals),
    se: Math.sqrt(sampleVariance(values)),
    low: quantile(ordered, (1 - confidence) / 2),
    high: quantile(ordered, (1 + confidence) / 2),
    replicates,
    seed,
  }
}

function indexOfResample(totals: readonly PersonTotal[], random: () => number): number {
  let total = 0
  let answers = 0
  for (let draw = 0; draw < totals.length; draw += 1) {
    const drawn = totals[Math.floor(random() * totals.length)]
    total += drawn?.total ?? 0
    answers += drawn?.n ?? 0
  }
  return total / answers
}

/** Linear between neighbours: the default of R and of spreadsheets. */
function quantile(ordered: readonly number[], p: number): number {
  const at = p * (ordered.length - 1)
  const below = ordered[Math.floor(at)] ?? 0
  const above = ordered[Math.ceil(at)] ?? below
  return below + (at - Math.floor(at)) * (above - below)
}
