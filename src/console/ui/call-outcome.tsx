import { useState } from 'preact/hooks'
import type { CallbacksState } from './use-callbacks.ts'

/** Below a citizen's ticket: what came of the call. */
export function CallOutcome({ act }: { readonly act: CallbacksState['act'] }) {
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState({ text: '', failed: false })

  async function end(action: 'called' | 'no-answer'): Promise<void> {
    if (busy) return
    setBusy(true)
    const problem = await act(action, { note })
    setBusy(false)
    if (problem !== undefined) return setTold({ text: `Chưa lưu được, ghi chú vẫn còn đây. ${problem}`, failed: true })
    setNote('')
    setTold({ text: 'Đã lưu. Cuộc này sẽ đến hạn gọi lại sau.', failed: false })
  }

  return (
    <div class="foot composer">
      <label for="call-note">Ghi chú (đồng nghiệp thấy, công dân không thấy)</label>
      <textarea
        id="call-note"
        rows={2}
        maxLength={2000}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p class={told.failed ? 'error' : 'muted small'} role={told.failed ? 'alert' : 'status'}>
        {told.text}
      </p>
      <div class="row end">
        <button class="button" type="button" onClick={() => end('no-answer')} aria-disabled={busy}>
          Không nghe máy
        </button>
        <button class="button primary" type="button" onClick={() => end('called')} aria-disabled={busy}>
          Đã gọi
        </button>
      </div>
    </div>
  )
}
