import { monthText, monthsText } from '../months.ts'
import type { ReportMeta } from '../report-types.ts'
import { asOfText } from '../times.ts'

interface ReportHeadProps {
  readonly meta: ReportMeta
  readonly ruleLabel: string
}

/** What this report is of, and how final it is. */
export function ReportHead({ meta, ruleLabel }: ReportHeadProps) {
  const changed = meta.changedSinceFrozen ?? []
  return (
    <header className="report-head">
      <h2>Báo cáo {monthsText(meta.months)}</h2>
      <ul className="facts">
        <li>{ruleLabel}</li>
        <li>{meta.weighted ? 'Có trọng số' : 'Không trọng số'}</li>
        <li>Số liệu đến {asOfText(meta.asOf)}</li>
        {meta.previousMonths.length > 0 && <li>So với {monthsText(meta.previousMonths)}</li>}
        {meta.instruments.length > 0 && <li>Phiếu {meta.instruments.map(({ version }) => version).join(', ')}</li>}
        <li>
          <FrozenMark meta={meta} />
        </li>
      </ul>
      {changed.length > 0 && (
        <p className="notice-line">Số liệu của {changed.map(monthText).join(', ')} đã thay đổi sau khi chốt.</p>
      )}
      {meta.weightsRefused !== undefined && (
        <p className="notice-line">Chưa dùng được trọng số: {meta.weightsRefused}</p>
      )}
      {meta.instruments.length > 1 && (
        <p className="notice-line">
          Kỳ này có nhiều phiên bản phiếu; lời hỏi khác nhau thì không so sánh được. Chọn một phiên bản ở bộ lọc.
        </p>
      )}
    </header>
  )
}

function FrozenMark({ meta: { frozen, running } }: { readonly meta: ReportMeta }) {
  if (running || frozen.length === 0) return <span className="mark open">Tháng chưa chốt, số liệu còn thay đổi</span>
  const words = frozen.map(({ month, version }) => `${monthText(month)}: bản ${version}`)
  return <span className="mark frozen">Đã chốt ({words.join('; ')})</span>
}
