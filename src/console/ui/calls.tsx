import { CallbackList } from './callback-list.tsx'
import { Ticket } from './callback-ticket.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { useApi } from './use-api.ts'
import type { CallbacksState } from './use-callbacks.ts'

interface CallsProps {
  readonly selected: string | undefined
  readonly callbacks: CallbacksState
}

/** Calls that are owed, and the one that is made. */
export function Calls({ selected, callbacks }: CallsProps) {
  const { staff } = useApi()
  const owed = callbacks.list.kind === 'loaded' ? callbacks.list.value : []
  const next = owed.find((one) => one.id !== selected)?.id
  return (
    <main className="desk-body">
      <CallbackList list={callbacks.list} selected={selected} retry={callbacks.refresh} />
      <div className="pane">
        {selected === undefined ? (
          <EmptyState title={owed.length === 0 ? 'Không có cuộc nào cần gọi' : `${owed.length} cuộc cần gọi`}>
            <p className="muted">
              {owed.length === 0
                ? 'Công dân nhắn ngoài giờ và muốn được gọi lại sẽ tự hiện ở danh sách.'
                : 'Chọn một cuộc để xem số điện thoại và gọi. Lượt xem số được ghi lại.'}
            </p>
          </EmptyState>
        ) : (
          <Ticket
            key={selected}
            id={selected}
            ticket={callbacks.ticket}
            staff={staff}
            next={next}
            act={callbacks.act}
          />
        )}
      </div>
    </main>
  )
}
