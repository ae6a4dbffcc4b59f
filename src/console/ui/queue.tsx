import type { TargetedKeyboardEvent } from 'preact'
import type { HandoffListing } from '../../store/contract.ts'
import { QueueItem } from './queue-item.tsx'
import type { Loaded } from './use-desk.ts'
import { useNow } from './use-now.ts'

interface QueueProps {
  readonly list: Loaded<readonly HandoffListing[]>
  readonly me: string
  readonly selected: string | undefined
  readonly retry: () => Promise<void>
}

export function Queue({ list, me, selected, retry }: QueueProps) {
  const now = useNow()
  if (list.kind === 'loading') return <nav class="queue muted">Đang tải danh sách…</nav>
  if (list.kind === 'failed') {
    return (
      <nav class="queue" aria-label="Danh sách hỗ trợ">
        <p role="alert">{list.detail}</p>
        <button class="button" type="button" onClick={retry}>
          Thử lại
        </button>
      </nav>
    )
  }
  return (
    <nav class="queue" aria-label="Danh sách hỗ trợ" onKeyDown={moveFocus}>
      {groupsOf(list.value, me).map((group) => (
        <section key={group.title} class="queue-group">
          <h2>
            {group.title} <span class="tally">{group.items.length}</span>
          </h2>
          {group.items.length === 0 && <p class="muted small">{group.empty}</p>}
          <ul>
            {group.items.map((item) => (
              <QueueItem
                key={item.id}
                item={item}
                now={now}
                mine={item.assignedTo === me}
                selected={item.id === selected}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

interface Group {
  readonly title: string
  readonly empty: string
  readonly items: readonly HandoffListing[]
}

/** Within a group the server's order stands: most urgent first. */
function groupsOf(handoffs: readonly HandoffListing[], me: string): readonly Group[] {
  const mine = handoffs.filter((one) => one.assignedTo === me)
  const waiting = handoffs.filter((one) => one.status === 'waiting')
  const others = handoffs.filter((one) => one.status !== 'waiting' && one.assignedTo !== me)
  const groups = [
    { title: 'Của tôi', empty: 'Anh/chị chưa nhận cuộc nào.', items: mine },
    { title: 'Đang chờ', empty: 'Không có ai đang chờ.', items: waiting },
  ]
  return others.length === 0 ? groups : [...groups, { title: 'Đồng nghiệp hỗ trợ', empty: '', items: others }]
}

/** Up and down walk the list, as in any mail program; Tab works too. */
function moveFocus(event: TargetedKeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link === document.activeElement)
  const target = links[at + step]
  if (at === -1 || target === undefined) return
  event.preventDefault()
  target.focus()
}
