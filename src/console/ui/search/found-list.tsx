import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import type { Paged } from '../page/use-paged.ts'
import { foundHref } from '../places.ts'
import { channelText } from '../texts.ts'
import { dayAndTime } from '../times.ts'
import type { Found } from './search-query.ts'

interface FoundListProps {
  readonly state: Paged<Found>
  readonly selected: string | undefined
  readonly more: boolean
  readonly showMore: (next: string) => Promise<void>
  readonly ofPerson: (person: string) => void
}

export function FoundList({ state, selected, more, showMore, ofPerson }: FoundListProps) {
  if (state.kind === 'idle') return <HowTo />
  if (state.kind === 'loading') {
    return (
      <p className="muted" role="status">
        Đang tìm…
      </p>
    )
  }
  if (state.kind === 'absent') {
    return (
      <EmptyState title="Máy chủ này chưa có chức năng tìm" level={3}>
        <p className="muted">Các cuộc đang mở vẫn ở phần Trò chuyện.</p>
      </EmptyState>
    )
  }
  // What is wrong with a box is told at the box.
  if (state.kind === 'failed') return state.field === undefined ? <p role="alert">{state.detail}</p> : null
  const { items, next } = state
  if (items.length === 0) {
    return (
      <EmptyState title="Không tìm thấy cuộc nào" level={3}>
        <p className="muted">
          Mọi từ phải có trong cùng một tin nhắn. Thử bớt từ, bỏ dấu ngoặc kép, hoặc nới khoảng ngày.
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="muted small" role="status">
        {next === undefined ? `Tìm thấy ${items.length} cuộc` : `${items.length} cuộc mới nhất, còn nữa`}
      </p>
      <ul className="found-list">
        {items.map((found) => (
          <Item key={found.conversation} found={found} isOpen={found.conversation === selected} ofPerson={ofPerson} />
        ))}
      </ul>
      {next !== undefined && (
        <Button className="wide" press={() => void showMore(next)} busy={more}>
          {more ? 'Đang tìm tiếp…' : 'Xem thêm'}
        </Button>
      )}
    </>
  )
}

interface ItemProps {
  readonly found: Found
  readonly isOpen: boolean
  readonly ofPerson: (person: string) => void
}

function Item({ found, isOpen, ofPerson }: ItemProps) {
  const { conversation, channel, at, person, topicTitle, officer, tags, snippet } = found
  return (
    <li className={isOpen ? 'found open' : 'found'}>
      <a href={foundHref(conversation)} aria-current={isOpen ? 'true' : undefined}>
        <span className="found-title">{topicTitle ?? 'Chưa rõ chủ đề'}</span>
        {snippet.length > 0 && (
          <span className="found-snippet">
            {snippet.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
          </span>
        )}
        <span className="found-foot">
          <span>{channelText(channel)}</span>
          <time dateTime={at}>{dayAndTime(at, Date.now())}</time>
          <span>{officer ?? 'Trợ lý trả lời'}</span>
        </span>
        {tags.length > 0 && (
          <span className="states">
            {tags.map((tag) => (
              <span key={tag} className="tag own">
                {tag}
              </span>
            ))}
          </span>
        )}
      </a>
      <Button kind="quiet" className="small found-person" press={() => ofPerson(person)}>
        Mọi cuộc của công dân&nbsp;<code>{person}</code>
      </Button>
    </li>
  )
}

function HowTo() {
  return (
    <div className="how-to muted">
      <p>Tìm trong mọi cuộc trò chuyện, kể cả các cuộc trợ lý tự trả lời.</p>
      <ul>
        <li>
          Không cần gõ dấu: <q>bao hiem that nghiep</q> tìm ra “bảo hiểm thất nghiệp”.
        </li>
        <li>
          Đặt trong ngoặc kép để các từ đứng liền nhau: <q>&quot;rút một lần&quot;</q>.
        </li>
        <li>Dán mã công dân (16 chữ và số) để xem mọi cuộc của cùng một người.</li>
        <li>Có thể để trống ô tìm và chỉ chọn kênh, nhãn, cán bộ hoặc ngày.</li>
      </ul>
      <p className="small">Số định danh trong kết quả được che. Mỗi lần tìm và mỗi lần đọc được ghi vào nhật ký.</p>
    </div>
  )
}
