import { Table } from '../parts/table.tsx'
import type { QueueLoad } from './board-types.ts'
import { CountedOn } from './counted-on.tsx'

interface QueuesTableProps {
  readonly queues: readonly QueueLoad[]
  readonly readAt: number
}

export function QueuesTable({ queues, readAt }: QueuesTableProps) {
  return (
    <Table
      caption="Tải theo nhóm việc"
      rows={queues}
      rowKey={({ queue }) => queue}
      columns={[
        { title: 'Nhóm việc', cell: ({ queue, title }) => title ?? queue },
        { title: 'Đang chờ', numeric: true, cell: ({ waiting }) => waiting },
        {
          title: 'Chờ lâu nhất',
          numeric: true,
          cell: ({ oldestWaitSeconds }) => <CountedOn seconds={oldestWaitSeconds} readAt={readAt} />,
        },
        {
          title: 'Quá hạn',
          numeric: true,
          cell: ({ overdue }) => (overdue > 0 ? <span className="tag danger">{overdue}</span> : overdue),
        },
      ]}
    />
  )
}
