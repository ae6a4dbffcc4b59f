import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { normalTwoSided } from '../statistics/distributions.ts'
import { oneProportion } from '../statistics/one-proportion.ts'
import type { Estimate } from './estimate.ts'

/** `unclear`: the difference from the target may be chance. `hidden`: not shown, so not tested. */
export type Against = 'above' | 'below' | 'unclear' | 'hidden'

export interface TargetFigure {
  readonly against85: Against
  readonly against90: Against
  readonly p85: number | null
  /** Benjamini–Hochberg over the provinces that are shown. */
  readonly p85Adjusted: number | null
  readonly p90: number | null
  readonly p90Adjusted: number | null
}

/**
 * Nghị quyết 28-NQ/TW: 85 % by 2025, 90 % by 2030. Many provinces at once: false alarms are kept to 5 % of the alarms
 * (survey method §2.9, E20).
 */
export function againstTargets(estimates: readonly (Estimate | undefined)[]): readonly TargetFigure[] {
  const at85 = against(estimates, 0.85)
  const at90 = against(estimates, 0.9)
  return estimates.map((_, index) => ({
    against85: at85[index]?.verdict ?? 'hidden',
    against90: at90[index]?.verdict ?? 'hidden',
    p85: at85[index]?.p ?? null,
    p85Adjusted: at85[index]?.adjusted ?? null,
    p90: at90[index]?.p ?? null,
    p90Adjusted: at90[index]?.adjusted ?? null,
  }))
}

interface Tested {
  readonly verdict: Against
  readonly p: number
  readonly adjusted: number
}

function against(estimates: readonly (Estimate | undefined)[], target: number): readonly (Tested | undefined)[] {
  const shown = estimates.flatMap((estimate, index) => (estimate === undefined ? [] : [{ estimate, index }]))
  const found: (Tested | undefined)[] = estimates.map(() => undefined)
  if (shown.length === 0) return found
  const pValues = shown.map(({ estimate }) => pOf(estimate, target))
  const { adjusted, rejected } = benjaminiHochberg(pValues)
  shown.forEach(({ estimate, index }, at) => {
    const side = estimate.value > target ? 'above' : 'below'
    const verdict = rejected[at] === true ? side : 'unclear'
    found[index] = { verdict, p: pValues[at] ?? 1, adjusted: adjusted[at] ?? 1 }
  })
  return found
}

/** Two-sided, on the effective size. */
function pOf({ value, nEff, se, isShare }: Estimate, target: number): number {
  return isShare ? oneProportion(value * nEff, nEff, target).pValue : normalTwoSided((value - target) / se)
}
