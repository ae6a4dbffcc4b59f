import type { Figure } from '../report-types.ts'
import type { Snapshot } from './snapshot-types.ts'

/** The schedule and the command line have no account, hence no name. */
export function frozenByText({ frozenBy, frozenByName }: Pick<Snapshot, 'frozenBy' | 'frozenByName'>): string {
  if (frozenByName !== undefined) return frozenByName
  return frozenBy === 'schedule' ? 'Tự động' : 'Từ máy chủ'
}

/** A snapshot keeps every figure; what is shown of it follows the same thresholds as the report (survey method §2.7). */
export function frozenFigure({ value, low, high, n, persons }: Snapshot['index']): Figure {
  const hidden = { value: null, low: null, high: null, n, tier: 'hidden' } as const
  if (n < 30) return { ...hidden, why: 'few_ratings' }
  if (persons < 20) return { ...hidden, why: 'few_persons' }
  return { value, low, high, n, tier: n < 100 ? 'indicative' : 'full' }
}
