import { Table } from '../../../console/ui/parts/table.tsx'
import { changeWords } from '../change-words.ts'
import { basisText, figureSentence, hiddenText, isHidden } from '../figure-words.ts'
import { decimalText, intervalText, maskedText, percentText, pValueText, signedPoints } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import type { Report } from '../report-types.ts'
import { DistributionBar, distributionRows } from './distribution-bar.tsx'

/** The headline: one figure with its interval, its basis, and how it moved. */
export function IndexPanel({ report }: { readonly report: Report }) {
  const { index, distribution, meta } = report
  return (
    <Panel
      title="Chỉ số hài lòng kênh hỗ trợ"
      className="headline"
      method={['index', 'interval', 'significance', ...(meta.weighted ? (['weights'] as const) : [])]}
      table={<IndexTable report={report} />}
    >
      <div className="headline-body">
        <div>
          {isHidden(index) ? (
            <p className="big none">{hiddenText(index)}</p>
          ) : (
            <p className="big">
              {percentText(index.value)}
              {index.tier === 'indicative' && <span className="mark open">tham khảo (n &lt; 100)</span>}
            </p>
          )}
          {!isHidden(index) && (
            <p>
              Khoảng tin cậy 95 %: <strong>{intervalText(index.low, index.high)}</strong>; n ={' '}
              <strong>{basisText(index)}</strong>; điểm trung bình <strong>{decimalText(index.mean)}</strong>
            </p>
          )}
          <ChangeLine report={report} />
        </div>
        <div className="headline-side">
          <h4>Phân bố câu trả lời</h4>
          <DistributionBar counts={distribution} />
        </div>
      </div>
      <Remarks report={report} />
    </Panel>
  )
}

function ChangeLine({ report: { previous, index } }: { readonly report: Report }) {
  if (isHidden(index)) return null
  if (previous === null) return <p className="muted">Chưa có kỳ trước để so sánh.</p>
  if (previous.change === null || isHidden(previous.index))
    return <p className="muted">Kỳ trước chưa đủ mẫu để so sánh.</p>
  const { change } = previous
  return (
    <p>
      So với kỳ trước: <strong>{changeWords(change)}</strong>{' '}
      <span className="muted nowrap">
        ({pValueText(change.p)}; {intervalOfChange(change.low, change.high)})
      </span>
    </p>
  )
}

function intervalOfChange(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : `khoảng ${signedPoints(low)} đến ${signedPoints(high)} điểm`
}

function Remarks({ report: { mix, bounds, previous } }: { readonly report: Report }) {
  const lines = []
  if (mix !== null)
    lines.push(
      `Thay đổi ${signedPoints(mix.total)} điểm${previous?.change?.significant === true ? '' : ' (chưa có ý nghĩa thống kê)'} gồm ${signedPoints(mix.mix)} do cơ cấu kênh và ${signedPoints(mix.rate)} do chất lượng trong từng kênh.`,
    )
  if (bounds !== null && bounds.low !== null && bounds.high !== null)
    lines.push(
      `Nếu mọi người không trả lời đều không hài lòng, hoặc đều hài lòng, tỷ lệ nằm trong ${intervalText(bounds.low, bounds.high)}.`,
    )
  if (lines.length === 0) return null
  return (
    <div className="remarks muted">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

function IndexTable({ report: { index, previous, distribution } }: { readonly report: Report }) {
  const figures = [
    { name: 'Kỳ này', text: figureSentence(index) },
    ...(previous === null ? [] : [{ name: 'Kỳ trước', text: figureSentence(previous.index) }]),
  ]
  return (
    <>
      <Table
        caption="Chỉ số kỳ này và kỳ trước"
        rows={figures}
        rowKey={({ name }) => name}
        columns={[
          { title: 'Kỳ', cell: ({ name }) => name },
          { title: 'Chỉ số', cell: ({ text }) => text },
        ]}
      />
      <Table
        caption="Phân bố câu trả lời"
        rows={distributionRows(distribution)}
        rowKey={({ label }) => label}
        columns={[
          { title: 'Câu trả lời', cell: ({ label }) => label },
          { title: 'Số phiếu', numeric: true, cell: ({ count }) => maskedText(count) },
          { title: 'Tỷ lệ', numeric: true, cell: ({ share }) => percentText(share) },
        ]}
      />
    </>
  )
}
