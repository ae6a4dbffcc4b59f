import type { RefObject } from 'preact'
import { unreachable } from '../../../src/core/message.ts'
import type { ChatState } from './chat-state.ts'
import { Composer } from './composer.tsx'
import { isFullScreen } from './dialog.ts'
import { Icon } from './icons.tsx'
import { MessageLog, type MessageLogProps } from './message-log.tsx'

interface PanelProps extends MessageLogProps {
  readonly panel: RefObject<HTMLDivElement | null>
  readonly input: RefObject<HTMLTextAreaElement | null>
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onClose: () => void
}

/** `act.human` is the taxonomy's "let me talk to a person". */
const HUMAN = { kind: 'choice', value: 'act.human', label: 'Gặp nhân viên' } as const

export function Panel(props: PanelProps) {
  const { chat, state, panel, input, draft, onDraft, onClose } = props
  return (
    <div ref={panel} class="panel" role="dialog" aria-modal={isFullScreen()} aria-labelledby="title">
      <div class="header">
        <h2 id="title">{state.title ?? 'An Sinh – Hỗ trợ bảo hiểm xã hội'}</h2>
        <button type="button" class="close" aria-label="Đóng khung chat" onClick={onClose}>
          <Icon name="close" />
        </button>
        <p class={`state ${state.mode}`} role="status">
          {stateLine(state)}
        </p>
        <button type="button" class="to-human" onClick={() => chat.send(HUMAN)}>
          {HUMAN.label}
        </button>
      </div>
      <MessageLog {...props} />
      <Composer input={input} draft={draft} onDraft={onDraft} onSend={(text) => chat.send({ kind: 'text', text })} />
    </div>
  )
}

function stateLine({ connection, mode, officer }: ChatState): string {
  if (connection === 'lost') return 'Mất kết nối, đang thử lại…'
  switch (mode) {
    case 'bot':
    case 'closed':
      return 'Trợ lý tự động'
    case 'queued':
      return 'Đang chờ cán bộ…'
    case 'human':
      return officer === undefined ? 'Cán bộ đang hỗ trợ' : `Cán bộ ${officer} đang hỗ trợ`
    default:
      return unreachable(mode)
  }
}
