/** Sampled rows that share their category of every margin. */
export interface RakedCell {
  /** The category in each margin, in the margins' order. */
  readonly groups: readonly string[]
  readonly n: number
}

export interface Raked {
  /** Of each row of the cell, in the cells' order; their mean over all rows is 1. */
  readonly weights: readonly number[]
  readonly converged: boolean
}

const ENOUGH = 1e-10
const MOST_ROUNDS = 1_000

/**
 * Iterative proportional fitting: scales the rows to the totals of each margin in turn until nothing changes by more
 * than 1e-10 (survey method §2.8, E11; R survey::rake). `targets`: for each margin the wanted total of each category;
 * the totals of every margin add up to the number of rows.
 */
export function rakeMargins(
  cells: readonly RakedCell[],
  targets: readonly ReadonlyMap<string, number>[],
  start: readonly number[] = cells.map(() => 1),
): Raked {
  const weights = [...start]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let change = 0
    targets.forEach((wanted, margin) => {
      const factors = factorsOf(cells, weights, margin, wanted)
      cells.forEach((cell, place) => {
        const factor = factors.get(cell.groups[margin] ?? '') ?? 1
        weights[place] = (weights[place] ?? 1) * factor
        change = Math.max(change, Math.abs(factor - 1))
      })
    })
    if (change < ENOUGH) return { weights, converged: true }
  }
  return { weights, converged: false }
}

function factorsOf(
  cells: readonly RakedCell[],
  weights: readonly number[],
  margin: number,
  wanted: ReadonlyMap<string, number>,
): Map<string, number> {
  const totals = new Map<string, number>()
  cells.forEach(({ groups, n }, place) => {
    const group = groups[margin] ?? ''
    totals.set(group, (totals.get(group) ?? 0) + n * (weights[place] ?? 1))
  })
  return new Map([...totals].map(([group, total]) => [group, (wanted.get(group) ?? 0) / total]))
}
