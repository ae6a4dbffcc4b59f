import { basisText, figureSentence, hiddenText, isHidden } from '../figure-words.ts'
import { intervalText, percentText } from '../numbers.ts'
import { Chart } from '../panel/chart.tsx'
import type { Figure } from '../report-types.ts'
import { scaleOf } from './scale.ts'

export interface IntervalRow {
  readonly key: string
  readonly label: string
  readonly figure: Figure
  /** In words or signs beside the value: "trên 85 %". */
  readonly mark?: string
}

interface IntervalRowsProps {
  readonly title: string
  readonly rows: readonly IntervalRow[]
  /** Lines to measure against: 0.85, 0.9. */
  readonly lines?: readonly number[]
  readonly dense?: boolean
}

/** One row each: a dot for the value and a line for its interval, all on one scale. */
export function IntervalRows({ title, rows, lines = [], dense = false }: IntervalRowsProps) {
  const scale = scaleOf(rows.map(({ figure }) => figure))
  const alt = rows.map(({ label, figure, mark }) => `${label}: ${figureSentence(figure)}${mark ? `, ${mark}` : ''}`)
  return (
    <Chart alt={`${title}. ${alt.join('; ')}.`} className={dense ? 'intervals dense' : 'intervals'}>
      <div className="interval-row axis">
        <span />
        <span className="plot">
          {scale.ticks.map((tick) => (
            <span key={tick} className="tick" style={{ left: `${scale.at(tick)}%` }}>
              {percentText(tick).replace(',0', '')}
            </span>
          ))}
        </span>
        <span />
      </div>
      {rows.map(({ key, label, figure, mark }) => (
        <div className="interval-row" key={key}>
          <span className="row-label">{label}</span>
          <span className="plot">
            <Plot figure={figure} at={scale.at} lines={lines} ticks={scale.ticks} />
          </span>
          <span className="row-value">
            {isHidden(figure) ? (
              <span className="muted small">{hiddenText(figure)}</span>
            ) : (
              <>
                <strong>{percentText(figure.value)}</strong>{' '}
                <span className="row-basis">
                  <span className="row-interval">{intervalText(figure.low, figure.high)}</span>{' '}
                  <span className="row-n">
                    n = {basisText(figure)}
                    {figure.tier === 'indicative' ? ', tham khảo' : ''}
                  </span>
                </span>
              </>
            )}
            {mark !== undefined && mark !== '' && <span className="row-mark">{mark}</span>}
          </span>
        </div>
      ))}
    </Chart>
  )
}

interface PlotProps {
  readonly figure: Figure
  readonly at: (value: number) => number
  readonly lines: readonly number[]
  readonly ticks: readonly number[]
}

function Plot({ figure, at, lines, ticks }: PlotProps) {
  const { value, low, high, tier } = figure
  return (
    <svg className="plot-svg" focusable="false">
      {ticks.map((tick) => (
        <line key={tick} className="grid-line" x1={`${at(tick)}%`} x2={`${at(tick)}%`} y1="0" y2="100%" />
      ))}
      {lines.map((line) => (
        <line key={line} className="target-line" x1={`${at(line)}%`} x2={`${at(line)}%`} y1="0" y2="100%" />
      ))}
      {!isHidden(figure) && value !== null && (
        <>
          {low !== null && high !== null && (
            <line className="whisker" x1={`${at(low)}%`} x2={`${at(high)}%`} y1="50%" y2="50%" />
          )}
          <circle
            className={tier === 'indicative' ? 'value-dot hollow' : 'value-dot'}
            cx={`${at(value)}%`}
            cy="50%"
            r="5"
          />
        </>
      )}
    </svg>
  )
}
