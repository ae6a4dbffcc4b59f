import { useEffect } from 'react'
import { Conversation } from './conversation.tsx'
import type { DeskItem } from './desk-types.ts'
import { EmptyState } from './parts/empty-state.tsx'
import { Keys } from './parts/keys.tsx'
import { handoffHref, LIST_HREF } from './places.ts'
import { Queue } from './queue.tsx'
import { beside } from './queue-filter.ts'
import { useApi } from './use-api.ts'
import { loadedItems, type DeskState } from './use-desk.ts'
import { useNext } from './use-next.ts'
import { useQueue } from './use-queue.ts'
import { useShortcut } from './use-shortcuts.ts'
import { walkTo } from './walking.ts'

interface TalksProps {
  readonly selected: string | undefined
  readonly desk: DeskState
}

/** The list on the left, the chosen conversation beside it. */
export function Talks({ selected, desk }: TalksProps) {
  const { staff } = useApi()
  const open = loadedItems(desk.list)
  const queue = useQueue(open)
  const isOpen = open.some(({ id }) => id === selected)
  const isAway = queue.filter.whose === 'resolved'
  // Reopened, or the next one taken, while the ended ones were shown: what is in hand must stand in the list.
  useEffect(() => {
    if (isOpen && isAway) queue.change({ whose: 'all' })
  }, [selected, isOpen])
  const next = useNext(desk.refresh)
  const go = (step: 1 | -1): void => {
    const id = beside(queue.ids, selected, step)
    if (id === undefined) return
    walkTo(id)
    location.hash = handoffHref(id)
  }
  useShortcut('next', next.take)
  useShortcut('down', () => go(1))
  useShortcut('up', () => go(-1))
  useShortcut('back', leave)
  return (
    <main className="desk-body">
      <Queue list={desk.list} queue={queue} me={staff.id} selected={selected} next={next} retry={desk.refresh} />
      <div className="pane">
        {selected === undefined ? (
          <Welcome open={open} />
        ) : (
          <Conversation
            key={selected}
            id={selected}
            view={desk.view}
            staff={staff}
            next={nextWaiting(open, selected)}
            act={desk.act}
            tellWriting={desk.tellWriting}
            retry={desk.refresh}
          />
        )}
      </div>
    </main>
  )
}

/** Out of the box first (what is typed stays), then to the list. */
function leave(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement) activeElement.blur()
  else location.hash = LIST_HREF
}

function Welcome({ open }: { readonly open: readonly DeskItem[] }) {
  const waiting = open.filter((one) => one.status === 'waiting').length
  return (
    <EmptyState title={waiting === 0 ? 'Không có ai đang chờ' : `${waiting} người đang chờ`}>
      <p className="muted">
        {waiting === 0
          ? 'Yêu cầu mới sẽ tự hiện ở danh sách bên trái, kèm âm báo theo cài đặt của anh/chị.'
          : 'Bấm “Nhận cuộc tiếp theo” để nhận người cần nhất, hoặc chọn một cuộc trong danh sách để đọc trước.'}
      </p>
      <p className="muted small">
        <span className="nowrap">
          <Keys keys="N" /> nhận cuộc tiếp theo
        </span>{' '}
        ·{' '}
        <span className="nowrap">
          <Keys keys="J" /> <Keys keys="K" /> đi trong danh sách
        </span>{' '}
        ·{' '}
        <span className="nowrap">
          <Keys keys="?" /> mọi phím tắt
        </span>
      </p>
    </EmptyState>
  )
}

function nextWaiting(open: readonly DeskItem[], current: string): string | undefined {
  return open.find((one) => one.status === 'waiting' && one.id !== current)?.id
}
