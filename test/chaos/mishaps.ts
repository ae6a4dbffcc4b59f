import { createRandom, type Random } from '../../src/understanding/random.ts'
import { seedOf } from './seed-of.ts'

/** What happens to one call of the program to a platform. */
export type Mishap =
  | { readonly kind: 'none' }
  /** Never reaches the platform. */
  | { readonly kind: 'drop' }
  /** 429, 5xx, or the platform's own words for "later". */
  | { readonly kind: 'refuse'; readonly pick: number }
  /** Taken, and told so after a while. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Taken, but the line breaks before the answer, or a gateway answers 502, or nobody ever does. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'error-after' }
  | { readonly kind: 'silent' }

export interface MishapOptions {
  readonly seed: number
  readonly faultShare: number
  readonly longestRow: number
}

export interface Mishaps {
  /** Decided by the seed, the citizen and how many calls they had: not by what other citizens do meanwhile. */
  next(user: string): Mishap
  counts(): Readonly<Record<string, number>>
}

/** Of all mishaps; `silent` is rare because each one costs the program its whole time limit. */
const SHARES = [
  ['drop', 0.22],
  ['refuse', 0.34],
  ['late', 0.16],
  ['cut', 0.14],
  ['error-after', 0.1],
  ['silent', 0.04],
] as const
const LONGEST_DELAY_MS = 1_500

export function createMishaps({ seed, faultShare, longestRow }: MishapOptions): Mishaps {
  const citizens = new Map<string, { readonly random: Random; row: number }>()
  const counts: Record<string, number> = {}
  return {
    counts: () => counts,
    next(user) {
      const citizen = citizens.get(user) ?? { random: createRandom(seedOf(seed, 'line', user)), row: 0 }
      citizens.set(user, citizen)
      const drawn = draw(citizen.random, faultShare)
      const fails = drawn.kind !== 'none' && drawn.kind !== 'late'
      const mishap: Mishap = fails && citizen.row >= longestRow ? { kind: 'none' } : drawn
      citizen.row = fails && mishap.kind !== 'none' ? citizen.row + 1 : 0
      counts[mishap.kind] = (counts[mishap.kind] ?? 0) + 1
      return mishap
    },
  }
}

/** Always three draws, so that the calls after this one do not depend on what it was. */
function draw(random: Random, faultShare: number): Mishap {
  const [whether, which, size] = [random(), random(), random()]
  if (whether >= faultShare) return { kind: 'none' }
  let rest = which
  for (const [kind, share] of SHARES) {
    rest -= share
    if (rest >= 0) continue
    if (kind === 'refuse') return { kind, pick: size }
    return kind === 'late' ? { kind, ms: 50 + size * LONGEST_DELAY_MS } : { kind }
  }
  return { kind: 'none' }
}
