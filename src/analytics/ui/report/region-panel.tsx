import { Panel } from '../panel/panel.tsx'
import type { Report } from '../report-types.ts'
import { FigureTable } from './figure-table.tsx'
import { IntervalRows } from './interval-rows.tsx'

export function RegionPanel({ regions }: Pick<Report, 'regions'>) {
  if (regions.length === 0) return null
  const rows = regions.map(({ code, name, figure }) => ({ code, label: name, figure }))
  return (
    <Panel
      title="Theo vùng"
      method={['provinces', 'interval']}
      table={<FigureTable caption="Chỉ số theo vùng" first="Vùng" rows={rows} />}
    >
      <IntervalRows
        title="Chỉ số từng vùng"
        lines={[0.85, 0.9]}
        rows={rows.map(({ code, label, figure }) => ({ key: code, label, figure }))}
      />
    </Panel>
  )
}
