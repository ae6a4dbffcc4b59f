import { memo, type KeyboardEvent } from 'react'
import type { DeskItem } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { QueueHead } from './queue-head.tsx'
import { QueueItem } from './queue-item.tsx'
import type { QueueGroup } from './queue-filter.ts'
import { queueGroupTexts } from './texts.ts'
import type { Loaded } from './use-desk.ts'
import type { QueueState } from './use-queue.ts'

interface QueueProps {
  readonly list: Loaded<readonly DeskItem[]>
  readonly queue: QueueState
  readonly me: string
  readonly selected: string | undefined
  readonly next: { readonly busy: boolean; readonly take: () => void }
  readonly retry: () => Promise<void>
}

export function Queue({ list, queue, me, selected, next, retry }: QueueProps) {
  if (list.kind === 'loading') return <nav className="queue muted">Đang tải danh sách…</nav>
  if (list.kind === 'failed') {
    return (
      <nav className="queue" aria-label="Danh sách hỗ trợ">
        <p role="alert">{list.detail}</p>
        <Button press={retry}>Thử lại</Button>
      </nav>
    )
  }
  return (
    <section className="queue" aria-label="Hàng chờ">
      <QueueHead open={list.value} queue={queue} next={next} />
      <nav className="queue-list" aria-label="Danh sách hỗ trợ" onKeyDown={moveFocus}>
        {queue.groups.map((group) => (
          <Group key={group.id} group={group} me={me} selected={selected} />
        ))}
      </nav>
    </section>
  )
}

interface GroupProps {
  readonly group: QueueGroup
  readonly me: string
  readonly selected: string | undefined
}

const Group = memo(function Group({ group: { id, items }, me, selected }: GroupProps) {
  const { title, empty } = queueGroupTexts[id]
  return (
    <section className="queue-group">
      <h2>
        {title} <span className="tally">{items.length}</span>
      </h2>
      {items.length === 0 && <p className="muted small">{empty}</p>}
      <ul>
        {items.map((item) => (
          <QueueItem key={item.id} item={item} me={me} selected={item.id === selected} />
        ))}
      </ul>
    </section>
  )
})

/** Up and down walk the list, as in any mail program; Tab works too. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link === document.activeElement)
  const target = links[at + step]
  if (at === -1 || target === undefined) return
  event.preventDefault()
  target.focus()
}
