import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { keepDraft, readDraft, type DraftKey } from './drafts.ts'
import type { DeskState } from './use-desk.ts'

/** As in the API. */
const MAX_LENGTH = 2000
/** The citizen's chat shows it for eight seconds. */
const TELL_EVERY_MS = 4_000
/** From here on the reader is told how much is left. */
const TELL_FROM = 1700

interface ComposerProps {
  readonly staff: string
  readonly handoff: string
  /** Why only notes can be written here; undefined where replies can. */
  readonly noteOnly: string | undefined
  readonly send: DeskState['act']
  readonly tellWriting: DeskState['tellWriting']
}

type Kind = DraftKey['kind']

export function Composer({ staff, handoff, noteOnly, send, tellWriting }: ComposerProps) {
  const [kind, setKind] = useState<Kind>(noteOnly === undefined ? 'reply' : 'note')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const [text, setText] = useState(() => readDraft({ staff, handoff, kind }))
  const box = useRef<HTMLTextAreaElement>(null)
  const toldAt = useRef(0)
  useEffect(() => {
    if (noteOnly === undefined) box.current?.focus({ preventScroll: true })
  }, [noteOnly])

  function write(value: string): void {
    setText(value)
    setError('')
    keepDraft({ staff, handoff, kind }, value)
    if (kind === 'note' || value === '' || Date.now() - toldAt.current < TELL_EVERY_MS) return
    toldAt.current = Date.now()
    tellWriting()
  }
  function change(next: Kind): void {
    setKind(next)
    setError('')
    setText(readDraft({ staff, handoff, kind: next }))
    box.current?.focus()
  }
  async function submit(): Promise<void> {
    if (busy || text.trim() === '') return
    if (text.length > MAX_LENGTH) return setError(`Nội dung dài tối đa ${MAX_LENGTH} ký tự. Xin chia làm hai tin.`)
    setBusy(true)
    const problem = await send(kind, text)
    setBusy(false)
    if (problem === undefined) write('')
    else setError(`Chưa ${kind === 'reply' ? 'gửi' : 'lưu'} được, nội dung vẫn còn đây. ${problem}`)
    box.current?.focus()
  }

  return (
    <form
      class={kind === 'note' ? 'foot composer noting' : 'foot composer'}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {noteOnly === undefined ? <KindChoice kind={kind} change={change} /> : <p class="muted small">{noteOnly}</p>}
      <label class="unseen" for="composer">
        {kind === 'reply' ? 'Tin trả lời công dân' : 'Ghi chú nội bộ'}
      </label>
      <textarea
        id="composer"
        ref={box}
        value={text}
        rows={2}
        readOnly={busy}
        enterkeyhint="send"
        placeholder={kind === 'reply' ? 'Viết cho công dân…' : 'Ghi chú cho đồng nghiệp, công dân không thấy…'}
        aria-invalid={error !== ''}
        aria-describedby={error === '' ? 'composer-hint' : 'composer-error'}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isSendKey(event)) return
          event.preventDefault()
          void submit()
        }}
      />
      {error !== '' && (
        <p id="composer-error" class="error" role="alert">
          {error}
        </p>
      )}
      <div class="composer-foot">
        <p id="composer-hint" class="muted small">
          {text.length >= TELL_FROM
            ? `${text.length}/${MAX_LENGTH} ký tự`
            : `Enter để ${kind === 'reply' ? 'gửi' : 'lưu'}, Shift+Enter xuống dòng`}
        </p>
        <button class="button primary" type="submit" aria-disabled={busy || text.trim() === ''}>
          {kind === 'reply' ? (busy ? 'Đang gửi…' : 'Gửi') : busy ? 'Đang lưu…' : 'Lưu ghi chú'}
        </button>
      </div>
    </form>
  )
}

function KindChoice({ kind, change }: { readonly kind: Kind; readonly change: (kind: Kind) => void }) {
  const options = [
    { value: 'reply', label: 'Trả lời công dân' },
    { value: 'note', label: 'Ghi chú nội bộ' },
  ] as const
  return (
    <fieldset class="segments">
      <legend class="unseen">Viết gì</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="kind" checked={kind === value} onChange={() => change(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** While a Vietnamese keyboard composes a letter, Enter only ends the letter (229: Safari, after the fact). */
function isSendKey(event: TargetedKeyboardEvent<HTMLTextAreaElement>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229
}
