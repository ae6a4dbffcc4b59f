import type { Decision } from './table-row.ts'

export interface Choice {
  readonly decision: Decision
  readonly valid: number
  readonly chosen: boolean
}

/**
 * May the total of the chosen rows be published, when the same table is published row by row without this choice? Not
 * if it gives away a row that is hidden there: the row itself, hidden for the sake of another, or a small one by
 * subtracting the rows that are shown. The sum of all hidden rows is known already; one small row stays hidden by itself.
 */
export function isSafeSelection(rows: readonly Choice[]): boolean {
  const hidden = rows.filter(isHiddenRow)
  const chosen = rows.filter((row) => row.chosen)
  const chosenHidden = chosen.filter(isHiddenRow)
  if (chosenHidden.length === 0) return true
  if (chosenHidden.length === hidden.length && hidden.length > 1) return true
  return chosen.length === 1 && chosenHidden.every(({ decision }) => decision.why !== 'secondary')
}

function isHiddenRow({ decision, valid }: Choice): boolean {
  return decision.shown === 'nothing' || (decision.shown === 'counts' && valid > 0)
}
