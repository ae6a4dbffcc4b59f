import type { ReactNode } from 'react'
import { Panel } from '../panel/panel.tsx'
import type { BreakdownName, BreakdownRow, Report } from '../report-types.ts'
import { FigureTable } from './figure-table.tsx'
import { IntervalRows } from './interval-rows.tsx'

interface BreakdownPanelsProps {
  readonly breakdowns: Report['breakdowns']
  /** Stands after channel and who served, as in the yearly report. */
  readonly factors: ReactNode
}

interface Described {
  readonly name: BreakdownName
  readonly title: string
  readonly first: string
  readonly intro?: string
}

const MODES = 'Mỗi kênh được hỏi theo cách của nó; khác kênh có thể là khác cách hỏi, không chỉ khác chất lượng.'

const before: readonly Described[] = [
  { name: 'channel', title: 'Theo kênh', first: 'Kênh', intro: MODES },
  { name: 'served_by', title: 'Theo bên phục vụ', first: 'Bên phục vụ' },
  { name: 'mode', title: 'Theo cách hỏi', first: 'Cách hỏi' },
]

const after: readonly Described[] = [
  { name: 'intent_group', title: 'Theo nhóm nội dung', first: 'Nội dung' },
  { name: 'resolved', title: 'Theo kết quả hội thoại', first: 'Kết quả' },
  { name: 'persona', title: 'Theo vai người dùng', first: 'Vai' },
  { name: 'respondent_group', title: 'Theo nhóm đối tượng', first: 'Nhóm' },
]

export function BreakdownPanels({ breakdowns, factors }: BreakdownPanelsProps) {
  const show = (described: Described): ReactNode => (
    <BreakdownPanel key={described.name} described={described} rows={breakdowns[described.name] ?? []} />
  )
  return (
    <>
      <div className="pair">{before.map(show)}</div>
      {factors}
      <div className="pair">{after.map(show)}</div>
    </>
  )
}

interface BreakdownPanelProps {
  readonly described: Described
  readonly rows: readonly BreakdownRow[]
}

function BreakdownPanel({ described: { title, first, intro }, rows }: BreakdownPanelProps) {
  if (rows.length === 0) return null
  return (
    <Panel
      title={title}
      method={['index', 'interval', 'suppression']}
      {...(intro === undefined ? {} : { intro: <p className="muted small">{intro}</p> })}
      table={<FigureTable caption={`Chỉ số ${title.toLowerCase()}`} first={first} rows={rows} />}
    >
      <IntervalRows
        title={`Chỉ số ${title.toLowerCase()}`}
        rows={rows.map(({ code, label, figure }) => ({ key: code, label, figure }))}
      />
    </Panel>
  )
}
