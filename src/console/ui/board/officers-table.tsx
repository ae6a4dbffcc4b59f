import { EmptyState } from '../parts/empty-state.tsx'
import { Table } from '../parts/table.tsx'
import { stateTexts } from '../texts.ts'
import type { OfficerNow } from './board-types.ts'
import { CountedOn } from './counted-on.tsx'

interface OfficersTableProps {
  readonly officers: readonly OfficerNow[]
  readonly readAt: number
}

/** In the order of the server, by name: it helps to share work, and ranks nobody. */
export function OfficersTable({ officers, readAt }: OfficersTableProps) {
  if (officers.length === 0) return <EmptyState title="Chưa có cán bộ nào" level={3} />
  return (
    <Table
      caption="Cán bộ và các cuộc đang giữ"
      rows={officers}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Họ tên', cell: ({ name }) => name },
        { title: 'Trạng thái', cell: ({ state }) => <span className={`state ${state}`}>{stateTexts[state]}</span> },
        { title: 'Đang giữ', numeric: true, cell: ({ open }) => open },
        {
          title: 'Công dân đợi lâu nhất',
          numeric: true,
          cell: ({ longestUnansweredSeconds }) => <CountedOn seconds={longestUnansweredSeconds} readAt={readAt} />,
        },
      ]}
    />
  )
}
