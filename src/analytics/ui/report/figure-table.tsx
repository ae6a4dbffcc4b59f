import { Table } from '../../../console/ui/parts/table.tsx'
import { basisText, valueText } from '../figure-words.ts'
import { intervalText, maskedText } from '../numbers.ts'
import type { Figure, SmallFunnel } from '../report-types.ts'

interface FigureTableProps {
  readonly caption: string
  readonly first: string
  readonly rows: readonly {
    readonly code: string
    readonly label: string
    readonly figure: Figure
    readonly funnel?: SmallFunnel
  }[]
}

/** The numbers of an interval chart. */
export function FigureTable({ caption, first, rows }: FigureTableProps) {
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { title: first, cell: ({ label }) => label },
        ...(rows.some(({ funnel }) => funnel !== undefined) ? funnelColumns : []),
        { title: 'n', numeric: true, cell: ({ figure }) => basisText(figure) },
        { title: 'Chỉ số', numeric: true, cell: ({ figure }) => valueText(figure) },
        { title: 'Khoảng tin cậy 95 %', numeric: true, cell: ({ figure }) => intervalText(figure.low, figure.high) },
      ]}
    />
  )
}

const funnelColumns = [
  {
    title: 'Phát ra',
    numeric: true,
    cell: ({ funnel }: { readonly funnel?: SmallFunnel }) => maskedText(funnel?.issued ?? null),
  },
  {
    title: 'Thu về',
    numeric: true,
    cell: ({ funnel }: { readonly funnel?: SmallFunnel }) => maskedText(funnel?.returned ?? null),
  },
] as const
