import { expectInnerShare, expectPart, expectPositive } from './check.ts'
import { normalTwoSided, normalUpper } from './distributions.ts'
import { type Interval, Z95 } from './interval.ts'
import { wilson } from './wilson.ts'

export interface OneProportion extends Interval {
  readonly share: number
  readonly target: number
  readonly z: number
  /** Two-sided. */
  readonly pValue: number
  /** One-sided: a share this low, or this high, if the target were true. */
  readonly pBelow: number
  readonly pAbove: number
  readonly deff: number
}

/**
 * Is a share below or above its target (85 %, 90 %)? Score test, the one that the Wilson interval inverts. Source:
 * survey method §1.2, E05: 84.05 % of 2,484 against 85 % → p 0.19, Wilson 82.6–85.4 %; with deff 2 81.9–86.0 %.
 */
export function oneProportion(
  successes: number,
  n: number,
  target: number,
  options: { readonly deff?: number | undefined; readonly z?: number | undefined } = {},
): OneProportion {
  const deff = options.deff ?? 1
  expectPart(successes, n, { x: 'x', n: 'n' })
  expectInnerShare(target, 'target')
  expectPositive(deff, 'deff')
  const share = successes / n
  const z = (share - target) / Math.sqrt((target * (1 - target) * deff) / n)
  return {
    share,
    target,
    z,
    pValue: normalTwoSided(z),
    pBelow: normalUpper(-z),
    pAbove: normalUpper(z),
    ...wilson(successes / deff, n / deff, options.z ?? Z95),
    deff,
  }
}
