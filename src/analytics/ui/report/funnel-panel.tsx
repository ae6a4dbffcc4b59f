import { Table } from '../../../console/ui/parts/table.tsx'
import { maskedText, percentText, shareText } from '../numbers.ts'
import { Chart } from '../panel/chart.tsx'
import { Panel } from '../panel/panel.tsx'
import type { Funnel } from '../report-types.ts'

interface FunnelPanelProps {
  readonly funnel: Funnel
  readonly reasons: Readonly<Record<string, number | null>>
}

interface Step {
  readonly name: string
  readonly count: number | null
  readonly before?: string
  readonly ofBefore?: string
  readonly explain: string
}

/** Closed, eligible, issued, returned, valid: each with its share of the step before (survey method §3.2). */
export function FunnelPanel({ funnel, reasons }: FunnelPanelProps) {
  const steps = stepsOf(funnel)
  const words = steps.map(({ name, count, ofBefore }) => `${name.toLowerCase()} ${maskedText(count)}${share(ofBefore)}`)
  return (
    <Panel
      title="Phiếu đánh giá: phát ra, thu về, hợp lệ"
      method={['funnel', 'suppression']}
      table={<FunnelTable steps={steps} funnel={funnel} />}
    >
      <Chart alt={`Phễu phiếu: ${words.join('; ')}.`} className="funnel">
        {steps.map(({ name, count, before, ofBefore }) => (
          <div className="funnel-step" key={name}>
            <span className="funnel-name">{name}</span>
            <span className="funnel-track">
              <span className="funnel-bar" style={{ width: `${widthOf(count, funnel.closed)}%` }} />
            </span>
            <span className="funnel-count">{maskedText(count)}</span>
            <span className="funnel-share">{ofBefore === undefined ? '' : `${ofBefore} ${before ?? ''}`}</span>
          </div>
        ))}
      </Chart>
      <p className="asides">
        <span>
          Hợp lệ trên phát ra: <strong>{percentText(funnel.valid_of_issued)}</strong>
        </span>
        <span>
          Gửi không được: <strong>{maskedText(funnel.send_failed)}</strong>
        </span>
        <span>
          Từ chối đánh giá: <strong>{maskedText(funnel.refused)}</strong>
        </span>
        <span>
          Loại: <strong>{maskedText(funnel.invalid)}</strong>
          {reasonWords(reasons)}
        </span>
      </p>
    </Panel>
  )
}

function FunnelTable({ steps, funnel }: { readonly steps: readonly Step[]; readonly funnel: Funnel }) {
  return (
    <Table
      caption="Số phiếu theo từng bước"
      rows={steps}
      rowKey={({ name }) => name}
      columns={[
        { title: 'Bước', cell: ({ name }) => name },
        { title: 'Số lượng', numeric: true, cell: ({ count }) => maskedText(count) },
        { title: 'So với bước trước', numeric: true, cell: ({ ofBefore }) => ofBefore ?? '–' },
        { title: 'So với hội thoại đóng', numeric: true, cell: ({ count }) => shareText(count, funnel.closed) },
        { title: 'Nghĩa', cell: ({ explain }) => explain },
      ]}
    />
  )
}

function stepsOf(funnel: Funnel): readonly Step[] {
  const { closed, not_eligible: left, issued, returned, valid } = funnel
  const eligible = closed === null || left === null ? null : closed - left
  return [
    { name: 'Hội thoại đóng', count: closed, explain: 'Hội thoại đã kết thúc trong kỳ' },
    {
      name: 'Đủ điều kiện',
      count: eligible,
      ofBefore: shareText(eligible, closed),
      before: 'của hội thoại đóng',
      explain: 'Có lời của công dân, không phải thử, ngoài thời gian nghỉ hỏi',
    },
    {
      name: 'Phát ra',
      count: issued,
      ofBefore: percentText(funnel.issued_of_eligible),
      before: 'của đủ điều kiện',
      explain: 'Kênh đã nhận lời mời đánh giá',
    },
    {
      name: 'Thu về',
      count: returned,
      ofBefore: percentText(funnel.return_rate),
      before: 'của phát ra',
      explain: 'Có ít nhất một câu trả lời, kể cả muộn',
    },
    {
      name: 'Hợp lệ',
      count: valid,
      ofBefore: percentText(funnel.valid_of_returned),
      before: 'của thu về',
      explain: 'Còn lại sau khi lọc; điểm thấp không bao giờ là lý do loại',
    },
  ]
}

const reasonTexts: Readonly<Record<string, string>> = {
  test_or_staff: 'phiếu thử, cán bộ',
  bad_value: 'sai giá trị',
  too_fast: 'quá nhanh',
  late: 'quá hạn',
  duplicate: 'trùng',
  abuse_confirmed: 'phá hoại đã xác nhận',
}

function reasonWords(reasons: Readonly<Record<string, number | null>>): string {
  const named = Object.entries(reasons).filter(([, count]) => count !== 0)
  if (named.every(([, count]) => count === null)) return ''
  return ` (${named.map(([reason, count]) => `${reasonTexts[reason] ?? reason} ${maskedText(count)}`).join(', ')})`
}

function share(ofBefore: string | undefined): string {
  return ofBefore === undefined ? '' : ` (${ofBefore} của bước trước)`
}

function widthOf(count: number | null, closed: number | null): number {
  if (count === null || closed === null || closed === 0) return 0
  return (100 * count) / closed
}
