import type { CallbackItem } from './api.ts'
import { callbackHref } from './places.ts'
import { callTimeTexts, channelText } from './texts.ts'
import { dayAndTime } from './times.ts'
import type { Loaded } from './use-desk.ts'
import { useNow } from './use-now.ts'
import { Button } from './parts/button.tsx'

interface CallbackListProps {
  readonly list: Loaded<readonly CallbackItem[]>
  readonly selected: string | undefined
  readonly retry: () => Promise<void>
}

/** Calls that are owed, the next due first; numbers are masked until a ticket is opened. */
export function CallbackList({ list, selected, retry }: CallbackListProps) {
  const now = useNow()
  if (list.kind === 'loading') return <nav className="queue muted">Đang tải danh sách…</nav>
  if (list.kind === 'failed') {
    return (
      <nav className="queue" aria-label="Danh sách gọi lại">
        <p role="alert">{list.detail}</p>
        <Button press={retry}>Thử lại</Button>
      </nav>
    )
  }
  const groups = [
    { title: 'Công dân chờ gọi lại', empty: 'Không có ai chờ gọi lại.', purpose: 'help' },
    { title: 'Gọi hỏi đánh giá', empty: 'Không có phiếu nào cần hỏi.', purpose: 'rating' },
  ]
  return (
    <nav className="queue" aria-label="Danh sách gọi lại">
      {groups.map(({ title, empty, purpose }) => {
        const items = list.value.filter((one) => one.purpose === purpose)
        return (
          <section key={purpose} className="queue-group">
            <h2>
              {title} <span className="tally">{items.length}</span>
            </h2>
            {items.length === 0 && <p className="muted small">{empty}</p>}
            <ul>
              {items.map((item) => (
                <Item key={item.id} item={item} now={now} selected={item.id === selected} />
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

interface ItemProps {
  readonly item: CallbackItem
  readonly now: number
  readonly selected: boolean
}

function Item({ item, now, selected }: ItemProps) {
  return (
    <li>
      <a className="item" href={callbackHref(item.id)} aria-current={selected ? 'true' : undefined}>
        <span className="item-top">
          {Date.parse(item.dueAt) < now && <span className="tag warning">Quá hạn</span>}
          <span className="item-reason">Trước {dayAndTime(item.dueAt, now)}</span>
        </span>
        <span className="item-summary">{item.topicTitle ?? 'Chưa rõ chủ đề'}</span>
        <span className="item-foot">
          <span className="number">{item.maskedNumber}</span>
          {item.purpose === 'help' && <span>{callTimeTexts[item.time]}</span>}
          <span>{channelText(item.channel)}</span>
          {item.attempts > 0 && <span>đã gọi {item.attempts} lần</span>}
        </span>
      </a>
    </li>
  )
}
