import { Table } from '../../../console/ui/parts/table.tsx'
import { HIDDEN } from '../figure-words.ts'
import { maskedText, decimalText, intervalText, percentText } from '../numbers.ts'
import { pointName } from './point-name.ts'
import type { Trend } from './trend-types.ts'

export function IndexTable({ trend: { step, points } }: { readonly trend: Trend }) {
  return (
    <Table
      caption="Chỉ số theo thời gian"
      rows={points}
      rowKey={({ start }) => start}
      columns={[
        { title: 'Mốc', cell: ({ start }) => pointName(step, start) },
        { title: 'n', numeric: true, cell: ({ n }) => maskedText(n) },
        {
          title: 'Chỉ số',
          numeric: true,
          cell: ({ index }) => (index.value === null ? HIDDEN : percentText(index.value)),
        },
        { title: 'Khoảng tin cậy 95 %', numeric: true, cell: ({ index }) => intervalText(index.low, index.high) },
      ]}
    />
  )
}

interface TrendTableProps {
  readonly trend: Trend
  readonly caption: string
}

export function TrendTable({ trend, caption }: TrendTableProps) {
  const signals = new Set(trend.signals)
  const rows = trend.points.map((point, index) => ({
    ...point,
    limits: trend.limits[index],
    ewma: trend.ewma[index],
    cusum: trend.cusum[index],
    signal: signals.has(index),
  }))
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ start }) => start}
      columns={[
        { title: 'Mốc', cell: ({ start }) => pointName(trend.step, start) },
        { title: 'n', numeric: true, cell: ({ n }) => maskedText(n) },
        { title: 'Không hài lòng', numeric: true, cell: ({ bad }) => maskedText(bad) },
        { title: 'Tỷ lệ', numeric: true, cell: ({ rate }) => percentText(rate) },
        { title: 'Giới hạn dưới', numeric: true, cell: ({ limits }) => percentText(limits?.lcl ?? null) },
        { title: 'Giới hạn trên', numeric: true, cell: ({ limits }) => percentText(limits?.ucl ?? null) },
        { title: 'EWMA', numeric: true, cell: ({ ewma }) => percentText(ewma?.value ?? null) },
        { title: `CUSUM (h = ${trend.h})`, numeric: true, cell: ({ cusum }) => decimalText(cusum?.value ?? null) },
        {
          title: 'Tín hiệu',
          cell: ({ signal, ewma, cusum }) =>
            [signal && 'giới hạn', ewma?.signal === true && 'EWMA', cusum?.signal === true && 'CUSUM']
              .filter(Boolean)
              .join(', ') || '–',
        },
      ]}
    />
  )
}
