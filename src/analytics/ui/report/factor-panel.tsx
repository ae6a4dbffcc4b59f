import { Table } from '../../../console/ui/parts/table.tsx'
import { basisText, valueText } from '../figure-words.ts'
import { maskedText, decimalText, intervalText, percentText } from '../numbers.ts'
import { Chart } from '../panel/chart.tsx'
import { Panel } from '../panel/panel.tsx'
import type { FactorRow, FiveFactor, Report } from '../report-types.ts'

/** What citizens name as the trouble, and how much satisfaction goes with it (survey method §2.11, §3.1). */
export function FactorPanel({ report: { factors, fiveFactor } }: { readonly report: Report }) {
  if (factors.length === 0) return null
  return (
    <Panel
      title="Năm yếu tố: nơi cần cải thiện"
      method={['factors', 'penalty']}
      intro={
        <p className="muted small">
          Tỷ lệ vướng mắc: phần phiếu hợp lệ nêu yếu tố này là điều cần cải thiện. Điểm mất: chỉ số giảm bao nhiêu điểm
          cùng với yếu tố đó; là liên hệ, không phải nguyên nhân.
        </p>
      }
      table={<FactorTable factors={factors} />}
    >
      <div className="factor-charts">
        <Bars
          title="Tỷ lệ vướng mắc"
          bars={factors.map(({ code, label, problem }) => ({
            code,
            label,
            value: problem.rate,
            text: problem.rate === null ? hiddenCount : percentText(problem.rate),
          }))}
        />
        <Bars
          title="Điểm mất (điểm phần trăm)"
          bars={factors.map(({ code, label, penaltyPoints }) => ({
            code,
            label,
            value: penaltyPoints,
            text: penaltyPoints === null ? hiddenCount : decimalText(penaltyPoints),
          }))}
        />
      </div>
      <p>{fiveFactorWords(fiveFactor)}</p>
    </Panel>
  )
}

const hiddenCount = 'ẩn'

interface Bar {
  readonly code: string
  readonly label: string
  readonly value: number | null
  readonly text: string
}

function Bars({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }) {
  const longest = Math.max(1e-9, ...bars.map(({ value }) => value ?? 0))
  const alt = bars.map(({ label, text }) => `${label} ${text}`).join('; ')
  return (
    <div>
      <h4>{title}</h4>
      <Chart alt={`${title}: ${alt}.`} className="bars">
        {bars.map(({ code, label, value, text }) => (
          <div className="bar-row" key={code}>
            <span className="bar-label">{label}</span>
            <span className="bar-track">
              <span
                className={value === null ? 'bar hatched' : 'bar'}
                style={{ width: value === null ? '100%' : `${(100 * Math.max(0, value)) / longest}%` }}
              />
            </span>
            <span className={value === null ? 'bar-value muted small' : 'bar-value'}>{text}</span>
          </div>
        ))}
      </Chart>
    </div>
  )
}

function fiveFactorWords(fiveFactor: FiveFactor | null): string {
  if (fiveFactor === null || fiveFactor.value === null)
    return 'Chỉ số năm yếu tố: chưa đủ câu trả lời cho từng yếu tố nên chưa tính.'
  const whole = fiveFactor.complete ? '' : ' (chưa đủ cả năm yếu tố, chỉ để tham khảo)'
  return `Chỉ số năm yếu tố (trung bình của năm tỷ lệ 4–5 điểm): ${percentText(fiveFactor.value)}, khoảng tin cậy 95 % ${intervalText(fiveFactor.low, fiveFactor.high)}${whole}.`
}

function FactorTable({ factors }: { readonly factors: readonly FactorRow[] }) {
  return (
    <Table
      caption="Năm yếu tố"
      rows={factors}
      rowKey={({ code }) => code}
      columns={[
        {
          title: 'Yếu tố',
          cell: ({ code, label, chip }) => (
            <>
              {code} – {label} <span className="sub">{chip}</span>
            </>
          ),
        },
        { title: 'Phiếu nêu', numeric: true, cell: ({ problem }) => maskedText(problem.count) },
        { title: 'Tỷ lệ vướng mắc', numeric: true, cell: ({ problem }) => percentText(problem.rate) },
        { title: 'Điểm mất', numeric: true, cell: ({ penaltyPoints }) => decimalText(penaltyPoints) },
        { title: 'Được hỏi', numeric: true, cell: ({ asked }) => maskedText(asked) },
        { title: 'Trả lời (n)', numeric: true, cell: ({ figure }) => basisText(figure) },
        { title: 'Tỷ lệ 4–5 của yếu tố', numeric: true, cell: ({ figure }) => valueText(figure) },
        { title: 'Khoảng tin cậy 95 %', numeric: true, cell: ({ figure }) => intervalText(figure.low, figure.high) },
      ]}
    />
  )
}
