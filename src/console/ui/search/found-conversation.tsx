import { useEffect, useRef } from 'react'
import type { Conversation } from '../../../core/conversation.ts'
import type { DeskEntry } from '../desk-types.ts'
import { LoadingState } from '../page/loading-state.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { LinkButton } from '../parts/link-button.tsx'
import { handoffHref, SEARCH_HREF } from '../places.ts'
import { channelText } from '../texts.ts'
import { dayAndTime } from '../times.ts'
import { Transcript } from '../transcript.tsx'
import { useApi } from '../use-api.ts'
import { useResource } from '../use-resource.ts'
import type { Found } from './search-query.ts'

/** `GET /conversations/:id`. */
interface ReadConversation {
  readonly conversation: Pick<Conversation, 'id' | 'address' | 'openedAt'>
  readonly intentTitle?: string
  readonly transcript: readonly DeskEntry[]
  readonly names: Readonly<Record<string, string>>
}

interface FoundConversationProps {
  readonly id: string | undefined
  /** Its line in the list, unless the page was opened by its address. */
  readonly found: Found | undefined
}

/** To be read only; whoever wants to act opens the handoff. */
export function FoundConversation({ id, found }: FoundConversationProps) {
  const read = useResource<ReadConversation>(id === undefined ? undefined : `/conversations/${id}`)
  if (id === undefined) {
    return (
      <EmptyState title="Chọn một cuộc để đọc">
        <p className="muted">Cuộc trò chuyện mở ở đây để đọc; công dân không biết và không nhận được gì.</p>
      </EmptyState>
    )
  }
  return (
    <LoadingState resource={read} what="cuộc trò chuyện này">
      {(value) => <Opened read={value} handoff={found?.handoff} />}
    </LoadingState>
  )
}

interface OpenedProps {
  readonly read: ReadConversation
  readonly handoff: string | undefined
}

function Opened({ read: { conversation, intentTitle, transcript, names }, handoff }: OpenedProps) {
  const { staff } = useApi()
  const heading = useRef<HTMLHeadingElement>(null)
  // On a phone the list has just gone away, and the keyboard's place with it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="conversation read-only">
      <header className="conversation-head">
        <a className="button quiet back" href={SEARCH_HREF}>
          Kết quả tìm
        </a>
        <div className="conversation-title">
          <h2 ref={heading} tabIndex={-1}>
            {intentTitle ?? 'Chưa rõ chủ đề'}
          </h2>
          <p className="muted small">
            <span className="tag">Chỉ đọc</span> {channelText(conversation.address.channel)} · mở{' '}
            {dayAndTime(conversation.openedAt, Date.now())}
          </p>
        </div>
        {handoff !== undefined && <LinkButton href={handoffHref(handoff)}>Mở ở bàn hỗ trợ</LinkButton>}
      </header>
      <Transcript view={{ transcript, names }} me={staff.id} />
    </div>
  )
}
