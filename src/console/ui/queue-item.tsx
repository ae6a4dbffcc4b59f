import { memo } from 'react'
import { isLateNow } from './late.ts'
import { Elapsed } from './elapsed.tsx'
import type { DeskItem } from './desk-types.ts'
import { handoffHref } from './places.ts'
import { handoffTitle, handoffWords } from './handoff-title.ts'
import { channelText, isUrgent, moodTexts } from './texts.ts'
import { deadlineText } from './times.ts'
import { useTicking } from './use-ticking.ts'

interface QueueItemProps {
  readonly item: DeskItem
  readonly me: string
  readonly selected: boolean
}

/** Drawn again only when the conversation itself changes: the list may be long. */
export const QueueItem = memo(function QueueItem({ item, me, selected }: QueueItemProps) {
  const late = useTicking((now) => isLateNow(item, now))
  const words = handoffWords(item)
  const waiting = item.unanswered > 0 ? item.lastMessageAt : item.openedAt
  return (
    <li className="queue-row">
      <a
        className={isUrgent(item) ? 'item urgent' : 'item'}
        href={handoffHref(item.id)}
        aria-current={selected ? 'true' : undefined}
      >
        <span className="item-top">
          <span className="item-where">
            {[channelText(item.channel), item.province?.name].filter(Boolean).join(' · ')}
          </span>
          {isOpen(item) && item.status === 'assigned' && item.unanswered === 0 ? (
            <span>{item.undelivered === true ? '' : 'đã trả lời'}</span>
          ) : (
            isOpen(item) && (
              <span className="item-wait">
                <span className="unseen">chờ </span>
                <Elapsed since={waiting} />
              </span>
            )
          )}
          {isOpen(item) && item.unanswered > 0 && (
            <span className="badge">
              {item.unanswered}
              <span className="unseen"> tin chưa trả lời</span>
            </span>
          )}
        </span>
        <span className="item-title">{handoffTitle(item)}</span>
        {words !== '' && <span className="item-summary">{words}</span>}
        <Marks item={item} late={late} me={me} />
      </a>
    </li>
  )
})

function Marks({ item, late, me }: { readonly item: DeskItem; readonly late: boolean; readonly me: string }) {
  const others = (item.viewers ?? [])
    .filter(({ staff }) => staff !== me && staff !== item.assignedTo)
    .map(({ name }) => name)
  return (
    <span className="item-marks">
      {isUrgent(item) && <span className="tag danger">Khẩn</span>}
      {isOpen(item) && item.undelivered === true && <span className="tag danger">Tin không gửi được</span>}
      {late && <span className="tag danger">Trễ hạn {deadlineText(item.dueAt, Date.now())}</span>}
      {!late &&
        isOpen(item) &&
        (item.status === 'waiting' || (item.task !== undefined && item.result === undefined)) && (
          <span className="tag">Hạn {deadlineText(item.dueAt, Date.now())}</span>
        )}
      {item.mood !== undefined && <span className="tag warning">{moodTexts[item.mood]}</span>}
      {item.language === 'en' && <span className="tag">Tiếng Anh</span>}
      {(item.tags ?? []).map((tag) => (
        <span key={tag} className="tag own">
          {tag}
        </span>
      ))}
      {item.assignedTo !== me && item.officer !== undefined && <span className="item-who">{item.officer} nhận</span>}
      {others.length > 0 && <span className="item-who">{others.join(', ')} đang xem</span>}
    </span>
  )
}

function isOpen({ status }: DeskItem): boolean {
  return status === 'waiting' || status === 'assigned'
}
