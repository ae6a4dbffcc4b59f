import { useState } from 'react'
import { EmptyState } from '../parts/empty-state.tsx'
import { Options } from '../parts/options.tsx'
import { Table } from '../parts/table.tsx'
import { durationText } from '../times.ts'
import type { Figures } from './board-types.ts'

interface FiguresTableProps {
  readonly figures: readonly Figures[]
  readonly titles: ReadonlyMap<string, string>
}

const periods = [
  { value: 'day', label: 'Hôm nay' },
  { value: 'week', label: 'Tuần này' },
] as const

/** Below so many ratings a mean says little. */
const FEW = 10

/** Of teams, with the number behind each figure; none of one officer. */
export function FiguresTable({ figures, titles }: FiguresTableProps) {
  const [period, setPeriod] = useState<Figures['period']>('day')
  const rows = figures.filter((one) => one.period === period)
  return (
    <section className="card section" aria-labelledby="figures-title">
      <div className="section-head">
        <h3 id="figures-title">Số liệu theo nhóm việc</h3>
        <Options inRow hideLabel label="Khoảng thời gian" options={periods} value={period} change={setPeriod} />
      </div>
      {rows.length === 0 ? (
        <EmptyState title="Chưa có cuộc nào trong khoảng này" level={3} />
      ) : (
        <Table
          caption={`Số liệu theo nhóm việc, ${period === 'day' ? 'hôm nay' : 'tuần này'}`}
          rows={rows}
          rowKey={({ queue }) => queue}
          columns={[
            { title: 'Nhóm việc', cell: ({ queue }) => titles.get(queue) ?? queue },
            { title: 'Số cuộc', numeric: true, cell: ({ handoffs }) => handoffs.toLocaleString('vi-VN') },
            {
              title: 'Trả lời đầu (trung vị)',
              numeric: true,
              cell: ({ firstResponseMedianSeconds }) => duration(firstResponseMedianSeconds),
            },
            {
              title: 'Xong việc (trung vị)',
              numeric: true,
              cell: ({ resolutionMedianSeconds }) => duration(resolutionMedianSeconds),
            },
            { title: 'Mở lại', numeric: true, cell: ({ reopened }) => reopened },
            { title: 'Đánh giá', numeric: true, cell: (row) => <Rating row={row} /> },
          ]}
        />
      )}
      <p className="muted small">
        Tính theo lúc cuộc được mở. Thời gian trả lời đầu không tính các cuộc mở ngoài giờ. n là số lượt đánh giá; dưới{' '}
        {FEW} lượt thì chưa đủ để nêu điểm trung bình.
      </p>
    </section>
  )
}

function Rating({ row: { ratingMean, ratingN } }: { readonly row: Figures }) {
  const n = `n = ${ratingN.toLocaleString('vi-VN')}`
  if (ratingMean === undefined || ratingMean === null) return <span className="muted nowrap">chưa đủ ({n})</span>
  const mean = ratingMean.toLocaleString('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (
    <span className="nowrap">
      {mean}/5 ({n})
    </span>
  )
}

function duration(seconds: number | null | undefined): string {
  return seconds === undefined || seconds === null ? '–' : durationText(seconds * 1000)
}
