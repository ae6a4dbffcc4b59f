import type { HandoffListing } from '../../store/contract.ts'
import { channelText, isUrgent, reasonTexts } from './texts.ts'
import { durationText } from './times.ts'
import { handoffHref } from './places.ts'

interface QueueItemProps {
  readonly item: HandoffListing
  readonly now: number
  readonly mine: boolean
  readonly selected: boolean
}

export function QueueItem({ item, now, mine, selected }: QueueItemProps) {
  const urgent = isUrgent(item)
  const late = item.status === 'waiting' && Date.parse(item.dueAt) < now
  return (
    <li>
      <a
        class={urgent ? 'item urgent' : 'item'}
        href={handoffHref(item.id)}
        aria-current={selected ? 'true' : undefined}
      >
        <span class="item-top">
          {urgent && <span class="tag danger">Khẩn</span>}
          {late && <span class="tag warning">Quá hạn</span>}
          <span class="item-reason">{reasonTexts[item.reason]}</span>
          {item.unanswered > 0 && (
            <span class="badge">
              {item.unanswered}
              <span class="unseen"> tin chưa trả lời</span>
            </span>
          )}
        </span>
        <span class="item-summary">{item.summary}</span>
        <span class="item-foot">
          <span>{channelText(item.channel)}</span>
          <span>{waitText(item, now)}</span>
          {!mine && item.officer !== undefined && <span>{item.officer}</span>}
        </span>
      </a>
    </li>
  )
}

function waitText(item: HandoffListing, now: number): string {
  if (item.status === 'waiting') return `chờ ${durationText(now - Date.parse(item.openedAt))}`
  if (item.unanswered > 0) return `chờ trả lời ${durationText(now - Date.parse(item.lastMessageAt))}`
  return 'đã trả lời'
}
