import { h, type Ref } from './draw.ts'
import type { Chat } from './chat.ts'
import type { ChatState } from './chat-state.ts'
import { Choices } from './choices.tsx'
import { Icon } from './icons.tsx'
import type { LogItem } from './log-items.ts'
import { MessageBubble } from './message-bubble.tsx'
import { TextBlocks } from './text-blocks-view.tsx'
import { t } from './texts.ts'
import type { OutgoingBody } from './wire.ts'

export interface MessageLogProps {
  readonly chat: Chat
  readonly state: ChatState
  readonly items: readonly LogItem[]
  readonly log: Ref<HTMLDivElement>
  /** There is more below what is visible. */
  readonly hasMore: boolean
  readonly onScroll: () => void
  readonly onMore: () => void
  readonly onView: (url: string, name: string) => void
}

/** In Vietnamese in every language of the interface: what is sent must be understood. */
const EXAMPLES = [
  'Bao nhiêu tuổi được nghỉ hưu?',
  'Mua bảo hiểm y tế hộ gia đình hết bao nhiêu?',
  'Nhận trợ cấp thất nghiệp thế nào?',
]

export function MessageLog({ chat, state, items, log, hasMore, onScroll, onMore, onView }: MessageLogProps) {
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
        aria-label={t.log}
        aria-busy={!state.settled}
        tabIndex={0}
        onScroll={onScroll}
      >
        <div class="row">
          <p class="author">{t.assistant}</p>
          <div class="bubble">
            <TextBlocks text={state.name ? `${t.hello(state.name)}\n\n${t.greeting}` : t.greeting} />
          </div>
        </div>
        {items.length === 0 && state.settled && (
          <Choices
            choices={EXAMPLES.map((label) => ({ label, value: label }))}
            onChoose={({ value }) => choose({ kind: 'text', text: value })}
          />
        )}
        {items.map((item) => (
          <MessageBubble
            key={item.key}
            item={item}
            onSend={choose}
            onRetry={chat.retry}
            onView={onView}
            thumbnail={chat.thumbnail}
          />
        ))}
        {(state.typing || (state.awaiting && state.mode === 'bot')) && (
          <p class="awaiting">{state.typing ? t.typing : t.answering}</p>
        )}
      </div>
      {hasMore && (
        <button type="button" class="more" onClick={onMore}>
          <Icon name="down" />
          {t.more}
        </button>
      )}
    </div>
  )
}
