import type { RefObject } from 'preact'

interface ComposerProps {
  readonly input: RefObject<HTMLTextAreaElement | null>
  readonly draft: string
  readonly onDraft: (text: string) => void
  readonly onSend: (text: string) => void
}

/** The adapter's limit (channels/web/receive.ts), counted in the same way: after NFC and trimming. */
const MAX_LENGTH = 4000
const NEAR_LIMIT = 3600

export function Composer({ input, draft, onDraft, onSend }: ComposerProps) {
  const text = draft.normalize('NFC').trim()
  const left = MAX_LENGTH - text.length
  const canSend = text !== '' && left >= 0

  const send = (event: Event): void => {
    event.preventDefault()
    if (!canSend) return
    onDraft('')
    onSend(text)
  }

  return (
    <form class="composer" onSubmit={send}>
      <p id="privacy" class="privacy">
        Xin đừng ghi số CCCD, số tài khoản, mã OTP.
      </p>
      {text.length >= NEAR_LIMIT && (
        <p class={left < 0 ? 'counter over' : 'counter'} role="status">
          {left < 0 ? `Dài quá ${-left} ký tự, xin viết ngắn lại.` : `Còn ${left} ký tự.`}
        </p>
      )}
      <div class="line">
        <textarea
          ref={input}
          rows={1}
          value={draft}
          aria-label="Câu hỏi của bạn"
          aria-describedby="privacy"
          placeholder="Nhập câu hỏi…"
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
          Gửi
        </button>
      </div>
    </form>
  )
}

/** One to four lines; the largest height is in widget.css. */
export function growToText(input: HTMLTextAreaElement | null): void {
  if (input === null) return
  input.style.height = 'auto'
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`
}
