import { h, type Ref } from './draw.ts'
import { Icon } from './icons.tsx'
import { t } from './texts.ts'

interface ComposerProps {
  readonly input: Ref<HTMLTextAreaElement>
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onSend: (text: string) => void
  /** Absent: the server takes no files. */
  readonly onAttach: ((files: readonly File[]) => void) | undefined
}

/** What the server keeps (src/media); it judges by the bytes. On phones this offers the camera too. */
const FILE_TYPES = 'image/*,audio/*,video/*,.pdf,.docx,.xlsx'

/** The adapter's limit (channels/web/receive.ts), counted in the same way: after NFC and trimming. */
const MAX_LENGTH = 4000

export function Composer({ input, draft, onDraft, onSend, onAttach }: ComposerProps) {
  const text = draft.normalize('NFC').trim()
  const over = text.length - MAX_LENGTH
  const canSend = text !== '' && over <= 0

  const send = (event: Event): void => {
    event.preventDefault()
    if (!canSend) return
    onDraft('')
    onSend(text)
  }

  return (
    <form class="composer" onSubmit={send}>
      <p id="privacy" class="privacy">
        {t.privacy}
      </p>
      {over > 0 && (
        <p class="over" role="status">
          {t.over(over)}
        </p>
      )}
      <div class="line">
        {onAttach !== undefined && (
          // The button's own words are read; the browser's file field stays out of sight but in reach.
          <label class="clip">
            <Icon name="clip" />
            <input
              type="file"
              multiple
              accept={FILE_TYPES}
              aria-label={t.clip}
              onChange={(event) => {
                onAttach([...(event.currentTarget.files ?? [])])
                event.currentTarget.value = ''
              }}
            />
          </label>
        )}
        <textarea
          ref={input}
          rows={1}
          value={draft}
          aria-label={t.question}
          aria-describedby="privacy"
          placeholder={t.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => onDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Telex and VNI keyboards compose a letter: their Enter ends the letter, not the message.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event)
          }}
        />
        <button
          type="submit"
          class="send"
          aria-disabled={!canSend}
          // The keyboard of a phone stays open when the button is tapped.
          onPointerDown={(event) => event.preventDefault()}
        >
          {t.send}
        </button>
      </div>
    </form>
  )
}

/** One to four lines; the largest height is in chat-window.css. */
export function growToText(input: HTMLTextAreaElement | null): void {
  if (input === null) return
  input.style.height = 'auto'
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`
}
