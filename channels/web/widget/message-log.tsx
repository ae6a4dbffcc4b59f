import type { RefObject } from 'preact'
import type { Chat } from './chat.ts'
import type { ChatState } from './chat-state.ts'
import { Choices } from './choices.tsx'
import { Icon } from './icons.tsx'
import type { LogItem } from './log-items.ts'
import { MessageBubble } from './message-bubble.tsx'
import { TextBlocks } from './text-blocks-view.tsx'
import type { OutgoingBody } from './wire.ts'

export interface MessageLogProps {
  readonly chat: Chat
  readonly state: ChatState
  readonly items: readonly LogItem[]
  readonly log: RefObject<HTMLDivElement | null>
  /** There is more below what is visible. */
  readonly hasMore: boolean
  readonly onScroll: () => void
  readonly onMore: () => void
}

/** Shown here only, never stored: it says that a machine answers and how to reach a person. */
const GREETING =
  'Xin chào! Tôi là **trợ lý tự động** về bảo hiểm xã hội, bảo hiểm y tế và bảo hiểm thất nghiệp.\n\n' +
  'Xin gõ câu hỏi, hoặc bấm một câu bên dưới. Muốn nói chuyện với người, xin bấm **Gặp nhân viên**.'
const EXAMPLES = [
  'Bao nhiêu tuổi được nghỉ hưu?',
  'Mua bảo hiểm y tế hộ gia đình hết bao nhiêu?',
  'Nhận trợ cấp thất nghiệp thế nào?',
]

export function MessageLog({ chat, state, items, log, hasMore, onScroll, onMore }: MessageLogProps) {
  // The tapped button is disabled now: the keyboard's focus goes on from the log.
  const choose = (body: OutgoingBody): void => {
    chat.send(body)
    log.current?.focus({ preventScroll: true })
  }
  return (
    <div class="log-frame">
      <div
        ref={log}
        class="log"
        role="log"
        aria-live="polite"
        aria-label="Nội dung trò chuyện"
        aria-busy={!state.settled}
        tabIndex={0}
        onScroll={onScroll}
      >
        <div class="row">
          <p class="author">Trợ lý tự động</p>
          <div class="bubble">
            <TextBlocks text={GREETING} />
          </div>
        </div>
        {items.length === 0 && state.settled && (
          <Choices
            choices={EXAMPLES.map((label) => ({ label, value: label }))}
            onChoose={({ value }) => choose({ kind: 'text', text: value })}
          />
        )}
        {items.map((item) => (
          <MessageBubble key={item.key} item={item} onSend={choose} onRetry={chat.retry} />
        ))}
        {state.awaiting && state.mode === 'bot' && <p class="awaiting">Trợ lý đang trả lời…</p>}
      </div>
      {hasMore && (
        <button type="button" class="more" onClick={onMore}>
          <Icon name="down" />
          Xem tiếp
        </button>
      )}
    </div>
  )
}
