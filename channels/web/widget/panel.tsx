import { h, type Ref } from './draw.ts'
import { unreachable } from '../../../src/core/message.ts'
import type { ChatState } from './chat-state.ts'
import { Composer } from './composer.tsx'
import { isFullScreen } from './dialog.ts'
import { Icon } from './icons.tsx'
import { MessageLog, type MessageLogProps } from './message-log.tsx'
import { t } from './texts.ts'

interface PanelProps extends MessageLogProps {
  readonly panel: Ref<HTMLDivElement>
  readonly input: Ref<HTMLTextAreaElement>
  readonly draft: string
  /** A word about what could not be loaded. */
  readonly hint: string | undefined
  readonly hasMenu: boolean
  readonly onDraft: (text: string) => void
  readonly onAttach: (files: readonly File[]) => void
  readonly onMenu: () => void
  readonly onClose: () => void
}

/** `act.human` is the taxonomy's "let me talk to a person"; the label is what the officer reads. */
const HUMAN = { kind: 'choice', value: 'act.human', label: 'Gặp nhân viên' } as const

export function Panel(props: PanelProps) {
  const { chat, state, panel, input, draft, hint, hasMenu, onDraft, onMenu, onClose } = props
  // The button goes: the keyboard's focus goes on from the log.
  const askForPerson = (): void => {
    chat.send(HUMAN)
    props.log.current?.focus({ preventScroll: true })
  }
  return (
    <div ref={panel} class="panel" role="dialog" aria-modal={isFullScreen()} aria-labelledby="title">
      <div class="header">
        <h2 id="title">{state.title ?? 'An Sinh'}</h2>
        <button type="button" class="aa" aria-label={t.menu} aria-expanded={hasMenu} onClick={onMenu}>
          {t.size}
        </button>
        <button type="button" class="close" aria-label={t.close} onClick={onClose}>
          <Icon name="close" />
        </button>
        <p class={`state ${state.mode}`} role="status">
          {hint ?? stateLine(state)}
        </p>
        {(state.mode === 'bot' || state.mode === 'closed') && (
          <button type="button" class="to-human" onClick={askForPerson}>
            {t.human}
          </button>
        )}
      </div>
      <MessageLog {...props} />
      <Composer
        input={input}
        draft={draft}
        onDraft={onDraft}
        onSend={(text) => chat.send({ kind: 'text', text })}
        onAttach={state.files ? props.onAttach : undefined}
      />
    </div>
  )
}

function stateLine({ connection, mode, officer }: ChatState): string {
  if (connection === 'lost') return t.lost
  switch (mode) {
    case 'bot':
    case 'closed':
      return t.assistant
    case 'queued':
      return t.queued
    case 'human':
      return t.helped(officer)
    default:
      return unreachable(mode)
  }
}
