import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { listenAsComposer } from './composer-bus.ts'
import { LimitsLine } from './composer-limits.tsx'
import type { ReplyLimits } from './desk-types.ts'
import { keepDraft, readDraft, type DraftKey } from './drafts.ts'
import { isWalkedTo } from './walking.ts'
import { mentionedIn, startsPick, withPick } from './writing.ts'
import { Button } from './parts/button.tsx'
import { Options } from './parts/options.tsx'
import { Picker } from './parts/picker.tsx'
import type { Act } from './use-desk.ts'
import { colleaguePicks, usePicks } from './use-picks.ts'
import { useShortcut } from './use-shortcuts.ts'

/** Not `randomUUID`: that is missing where the page is not served by HTTPS. */
function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** As in the API, for notes and where the channel's limits are not known. */
const MAX_LENGTH = 2000
/** The citizen's chat shows it for eight seconds. */
const TELL_EVERY_MS = 4_000

interface ComposerProps {
  readonly staff: string
  readonly handoff: string
  /** Why only notes can be written here; undefined where replies can. */
  readonly noteOnly: string | undefined
  readonly limits: ReplyLimits | undefined
  readonly send: Act
  readonly tellWriting: () => void
}

type Kind = DraftKey['kind']

const noLimits: ReplyLimits = { maxLength: MAX_LENGTH, closed: false }
const kinds = [
  { value: 'reply', label: 'Trả lời công dân' },
  { value: 'note', label: 'Ghi chú nội bộ' },
] as const

/** What is typed is this component's alone: a key draws nothing else on the desk. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { staff, handoff, noteOnly, send, tellWriting } = props
  const [kind, setKind] = useState<Kind>(noteOnly === undefined ? 'reply' : 'note')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const [text, setText] = useState(() => readDraft({ staff, handoff, kind }))
  const [picking, setPicking] = useState<'nothing' | '/' | '@'>('nothing')
  const box = useRef<HTMLTextAreaElement>(null)
  const toldAt = useRef(0)
  const shown = useRef(kind)
  shown.current = kind
  /** The same words sent again, because no answer came, are the same message; other words are another one. */
  const clientId = useRef(newClientId())
  const picks = usePicks(handoff)
  const limits = kind === 'reply' ? (props.limits ?? noLimits) : noLimits
  const closed = kind === 'reply' && limits.closed
  useEffect(() => {
    if (noteOnly === undefined && !isWalkedTo(handoff)) box.current?.focus({ preventScroll: true })
  }, [noteOnly, handoff])

  function write(value: string, of: Kind = kind): void {
    setText(value)
    if (of === 'reply') clientId.current = newClientId()
    setError('')
    keepDraft({ staff, handoff, kind: of }, value)
    if (of === 'note' || value === '' || Date.now() - toldAt.current < TELL_EVERY_MS) return
    toldAt.current = Date.now()
    tellWriting()
  }
  function change(next: Kind): void {
    setKind(next)
    setError('')
    setText(readDraft({ staff, handoff, kind: next }))
    box.current?.focus()
  }
  /** At the caret; the rest stays. */
  function put(more: string, replaced = 0): void {
    const at = box.current?.selectionStart ?? text.length
    const { value, caret } = withPick(text, at, more, replaced)
    write(value)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(caret, caret)
    })
  }
  const insert = useCallback(
    (more: string) => {
      if (noteOnly !== undefined) return
      const draft = readDraft({ staff, handoff, kind: 'reply' })
      setKind('reply')
      const value = draft.trim() === '' ? more : `${draft.trimEnd()}\n${more}`
      setText(value)
      setError('')
      keepDraft({ staff, handoff, kind: 'reply' }, value)
      box.current?.focus()
    },
    [noteOnly, staff, handoff],
  )
  useEffect(() => listenAsComposer(insert), [insert])
  useShortcut('reply', () => (noteOnly === undefined ? change('reply') : box.current?.focus()))
  useShortcut('note', () => change('note'))

  /** Meanwhile the officer may have turned to the other kind: what is written there stays. */
  function sent(of: Kind): void {
    if (shown.current === of) write('')
    else keepDraft({ staff, handoff, kind: of }, '')
  }
  async function submit(): Promise<void> {
    if (busy || text.trim() === '' || closed) return
    if (text.length > limits.maxLength)
      return setError(`Nội dung dài tối đa ${limits.maxLength} ký tự. Xin chia làm hai tin.`)
    setBusy(true)
    const mentions = kind === 'note' ? mentionedIn(text, picks.colleagues) : []
    const named = kind === 'reply' ? { clientId: clientId.current } : {}
    const problem = await send(kind, { text, ...named, ...(mentions.length === 0 ? {} : { mentions }) })
    setBusy(false)
    if (problem === undefined) sent(kind)
    else setError(`Chưa ${kind === 'reply' ? 'gửi' : 'lưu'} được, nội dung vẫn còn đây. ${problem}`)
    box.current?.focus()
  }
  async function offer(sign: '/' | '@'): Promise<void> {
    if (await picks.ask(sign)) setPicking(sign)
  }
  async function pick(id: string): Promise<void> {
    const sign = picking
    setPicking('nothing')
    if (sign === '@') put(`@${picks.colleagues.find((one) => one.id === id)?.displayName ?? ''} `, 1)
    else put(await picks.render(id), 1)
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (!isSendKey(event)) return
    event.preventDefault()
    void submit()
  }

  return (
    <form
      className={kind === 'note' ? 'foot composer noting' : 'foot composer'}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {noteOnly === undefined ? (
        <Options label="Viết gì" hideLabel inRow options={kinds} value={kind} change={change} />
      ) : (
        <p className="muted small">{noteOnly}</p>
      )}
      {closed && (
        <p className="warn" role="status">
          {limits.hint ?? 'Kênh này đã hết thời gian cho phép trả lời. Chỉ khi công dân nhắn lại mới gửi được.'}
        </p>
      )}
      <label className="unseen" htmlFor="composer">
        {kind === 'reply' ? 'Tin trả lời công dân' : 'Ghi chú nội bộ'}
      </label>
      <textarea
        id="composer"
        ref={box}
        value={text}
        rows={2}
        readOnly={busy}
        enterKeyHint="send"
        placeholder={kind === 'reply' ? 'Viết cho công dân…' : 'Ghi chú cho đồng nghiệp, công dân không thấy…'}
        aria-invalid={error !== ''}
        aria-describedby={error === '' ? 'composer-hint' : 'composer-error'}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget
          const sign = startsPick(text, value, selectionStart)
          write(value)
          if ((sign === '/' && kind === 'reply') || (sign === '@' && kind === 'note')) void offer(sign)
        }}
        onKeyDown={onKeyDown}
      />
      <Picker
        label={picking === '@' ? 'Nhắc đồng nghiệp' : 'Câu trả lời mẫu'}
        picks={picking === '@' ? colleaguePicks(picks.colleagues) : picks.canned}
        open={picking !== 'nothing'}
        change={(open) => {
          if (!open) setPicking('nothing')
        }}
        pick={(id) => void pick(id)}
        beside={box}
        empty="Không có câu nào khớp. Nhấn Esc để viết tiếp."
      />
      {error !== '' && (
        <p id="composer-error" className="error" role="alert">
          {error}
        </p>
      )}
      <div className="composer-foot">
        <p id="composer-hint" className="muted small">
          <Hint kind={kind} empty={text === ''} /> <LimitsLine limits={limits} length={text.length} />
        </p>
        <Button kind="primary" type="submit" busy={busy} disabled={text.trim() === '' || closed}>
          {kind === 'reply' ? (busy ? 'Đang gửi…' : 'Gửi') : busy ? 'Đang lưu…' : 'Lưu ghi chú'}
        </Button>
      </div>
    </form>
  )
})

function Hint({ kind, empty }: { readonly kind: Kind; readonly empty: boolean }) {
  if (!empty) return <>Enter để {kind === 'reply' ? 'gửi' : 'lưu'}, Shift+Enter xuống dòng.</>
  return kind === 'reply' ? <>Gõ / để tìm câu trả lời mẫu.</> : <>Gõ @ để nhắc đồng nghiệp.</>
}

/** While a Vietnamese keyboard composes a letter, Enter only ends the letter (229: Safari, after the fact). */
function isSendKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const { key, shiftKey, nativeEvent, keyCode } = event
  return key === 'Enter' && !shiftKey && !nativeEvent.isComposing && keyCode !== 229
}
