import { collapseSmall, type Collapsing } from './collapse-small.ts'
import { rakeCapped } from './rake-capped.ts'

export const weightMargins = ['province', 'channel', 'persona'] as const

export type WeightMargin = (typeof weightMargins)[number]

/** One combination of the margins in a month. */
export interface WeightCell extends Readonly<Record<WeightMargin, string>> {
  /** Eligible closed conversations, answered or not: what the ratings are to stand for. */
  readonly population: number
  readonly valid: number
}

/** What is told about a month's weights, stored with its snapshot. */
export type Weighting =
  | {
      readonly kind: 'weighted'
      readonly n: number
      /** Kish: (Σw)² / Σw². */
      readonly nEff: number
      readonly deff: number
      /** Categories too small for a weight of their own, by margin. */
      readonly collapsed: Readonly<Record<WeightMargin, readonly string[]>>
      /** How far a category's share still is from its population's, after the cut to 0.3..3 (0..1). */
      readonly largestGap: number
    }
  | { readonly kind: 'none'; readonly why: 'no_ratings' | 'no_fit' }
  /** Weights so uneven that more than half of the sample would be lost (survey method §2.8). */
  | { readonly kind: 'none'; readonly why: 'too_uneven'; readonly deff: number }

export interface Weighed {
  readonly weighting: Weighting
  /** Of each valid rating of the cell; empty where there are no weights. */
  readonly weights: readonly { readonly cell: WeightCell; readonly weight: number }[]
}

const LARGEST_DEFF = 2

/** Raking to province × channel × persona of all eligible closed conversations of the month (survey method §2.8). */
export function weigh(cells: readonly WeightCell[]): Weighed {
  const sampled = cells.filter(({ valid }) => valid > 0)
  if (sampled.length === 0) return none({ kind: 'none', why: 'no_ratings' })
  const collapsings = weightMargins.map((margin) => collapseSmall(categoriesOf(cells, margin)))
  const groups = (cell: WeightCell): string[] =>
    weightMargins.map((margin, place) => collapsings[place]?.get(cell[margin]) ?? cell[margin])
  const n = sum(sampled.map(({ valid }) => valid))
  const targets = weightMargins.map((_margin, place) => targetsOf(cells, (cell) => groups(cell)[place] ?? '', n))
  const counts = sampled.map(({ valid }) => valid)
  const weights = rakeCapped(
    sampled.map((cell) => ({ groups: groups(cell), n: cell.valid })),
    targets,
  )
  if (weights === undefined) return none({ kind: 'none', why: 'no_fit' })
  const squares = sum(weights.map((weight, place) => weight * weight * (counts[place] ?? 0)))
  // The mean is 1: Σw = n.
  const deff = squares / n
  if (deff > LARGEST_DEFF) return none({ kind: 'none', why: 'too_uneven', deff })
  const weighted = sampled.map((cell, place) => ({ cell, weight: weights[place] ?? 1 }))
  const largestGap = gapOf(weighted, groups, targets, n)
  const collapsed = collapsedOf(collapsings)
  return { weighting: { kind: 'weighted', n, nEff: n / deff, deff, collapsed, largestGap }, weights: weighted }
}

function none(weighting: Weighting): Weighed {
  return { weighting, weights: [] }
}

function categoriesOf(
  cells: readonly WeightCell[],
  margin: WeightMargin,
): { name: string; population: number; valid: number }[] {
  const names = [...new Set(cells.map((cell) => cell[margin]))]
  return names.map((name) => {
    const own = cells.filter((cell) => cell[margin] === name)
    return { name, population: sum(own.map((cell) => cell.population)), valid: sum(own.map(({ valid }) => valid)) }
  })
}

/** Shares of the population, in rows of the sample. */
function targetsOf(
  cells: readonly WeightCell[],
  groupOf: (cell: WeightCell) => string,
  n: number,
): ReadonlyMap<string, number> {
  const population = sum(cells.map((cell) => cell.population))
  const targets = new Map<string, number>()
  for (const cell of cells) {
    const group = groupOf(cell)
    targets.set(group, (targets.get(group) ?? 0) + (cell.population / population) * n)
  }
  return targets
}

function gapOf(
  weighted: Weighed['weights'],
  groups: (cell: WeightCell) => readonly string[],
  targets: readonly ReadonlyMap<string, number>[],
  n: number,
): number {
  const gaps = targets.flatMap((wanted, place) =>
    [...wanted].map(([group, target]) => {
      const own = weighted.filter(({ cell }) => groups(cell)[place] === group)
      return Math.abs(sum(own.map(({ cell, weight }) => cell.valid * weight)) - target) / n
    }),
  )
  return Math.max(...gaps)
}

function collapsedOf(collapsings: readonly Collapsing[]): Readonly<Record<WeightMargin, readonly string[]>> {
  const [province = [], channel = [], persona = []] = collapsings.map((collapsing) => {
    const counts = new Map<string, number>()
    for (const group of collapsing.values()) counts.set(group, (counts.get(group) ?? 0) + 1)
    return [...collapsing]
      .filter(([, group]) => (counts.get(group) ?? 0) > 1)
      .map(([name]) => name)
      .toSorted()
  })
  return { province, channel, persona }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
