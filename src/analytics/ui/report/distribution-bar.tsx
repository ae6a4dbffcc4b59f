import { HIDDEN } from '../figure-words.ts'
import { maskedText, percentText } from '../numbers.ts'
import { Chart } from '../panel/chart.tsx'

/** The words on the rating (survey method §3.1). */
const labels = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'] as const

interface DistributionRow {
  readonly label: string
  readonly score: number
  readonly count: number | null
  readonly share: number | null
}

export function distributionRows(counts: readonly (number | null)[]): readonly DistributionRow[] {
  // Where a count is hidden, shares of the others would give it away.
  const isWhole = counts.every((count) => count !== null)
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return labels.map((label, index) => {
    const count = counts[index] ?? null
    return { label, score: index + 1, count, share: isWhole && count !== null && total > 0 ? count / total : null }
  })
}

/** Answers 1 to 5 as parts of one bar; each part is named below it, because thin parts hold no text. */
export function DistributionBar({ counts }: { readonly counts: readonly (number | null)[] }) {
  const rows = distributionRows(counts)
  if (counts.every((count) => count === null)) return <p className="muted">{HIDDEN}</p>
  const isShown = rows.every(({ share }) => share !== null)
  const words = rows.map(({ label, count, share }) => `${label} ${maskedText(count)} phiếu, ${percentText(share)}`)
  return (
    <Chart alt={`Phân bố: ${words.join('; ')}.`} className="distribution">
      {isShown ? (
        <div className="distribution-bar">
          {rows.map(({ score, share }) => (
            <span key={score} className={`score-${score}`} style={{ width: `${100 * (share ?? 0)}%` }} />
          ))}
        </div>
      ) : (
        <div className="distribution-bar hatched" />
      )}
      <ul className="legend-list">
        {rows.map(({ label, score, share, count }) => (
          <li key={score}>
            <span className={`swatch score-${score}`} /> {score} – {label}:{' '}
            <strong className="nowrap">{share === null ? maskedText(count) : percentText(share)}</strong>
          </li>
        ))}
      </ul>
    </Chart>
  )
}
