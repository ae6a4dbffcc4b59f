import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Table } from '../parts/table.tsx'
import type { Paged } from '../page/use-paged.ts'
import { stateTexts } from '../texts.ts'
import { exactTime } from '../page/exact-time.ts'
import { actionText, detailText } from './action-texts.ts'
import { actorText, type AuditLine } from './audit-line.ts'

interface AuditListProps {
  readonly state: Paged<AuditLine>
  readonly more: boolean
  readonly showMore: (next: string) => Promise<void>
  readonly retry: () => Promise<void>
}

export function AuditList({ state, more, showMore, retry }: AuditListProps) {
  if (state.kind === 'idle' || state.kind === 'loading') return <p className="muted">Đang tải nhật ký…</p>
  if (state.kind === 'absent') {
    return (
      <EmptyState title="Máy chủ này chưa có nhật ký để xem" level={3}>
        <p className="muted">Các việc vẫn được ghi lại; trang này sẽ có khi hệ thống được nâng cấp.</p>
      </EmptyState>
    )
  }
  if (state.kind === 'failed') {
    return (
      <EmptyState title="Chưa xem được nhật ký" level={3}>
        <p role="alert">{state.detail}</p>
        <Button press={retry}>Thử lại</Button>
      </EmptyState>
    )
  }
  const { items, next } = state
  if (items.length === 0) {
    return (
      <EmptyState title="Không có dòng nào khớp" level={3}>
        <p className="muted">Thử bỏ bớt điều kiện lọc hoặc mở rộng khoảng ngày.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <Table
        caption="Nhật ký, mới nhất ở trên"
        rows={items}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            title: 'Lúc',
            cell: ({ at }) => (
              <time dateTime={at} className="nowrap">
                {exactTime(at)}
              </time>
            ),
          },
          { title: 'Người', cell: (line) => actorText(line) },
          { title: 'Việc', cell: ({ action }) => actionText(action) },
          { title: 'Đối tượng', cell: (line) => <Subject line={line} /> },
          { title: 'Chi tiết', cell: ({ detail }) => (detail === undefined ? '' : detailText(detail)) },
        ]}
      />
      <p className="muted small" role="status">
        Đang hiện {items.length} dòng{next === undefined ? ', đến dòng đầu tiên' : ''}.
      </p>
      {next !== undefined && (
        <Button press={() => void showMore(next)} busy={more}>
          {more ? 'Đang tải…' : 'Xem thêm'}
        </Button>
      )}
    </>
  )
}

function Subject({ line: { action, subject } }: { readonly line: AuditLine }) {
  if (action === 'staff-state') return isState(subject) ? stateTexts[subject] : subject
  if (action.startsWith('audit-')) return <span className="muted">Nhật ký</span>
  return <span className="subject">{subject}</span>
}

function isState(text: string): text is keyof typeof stateTexts {
  return text in stateTexts
}
