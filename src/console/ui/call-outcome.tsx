import { useState } from 'react'
import { Button } from './parts/button.tsx'
import { Field } from './parts/field.tsx'
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
    <div className="foot composer">
      <Field
        label="Ghi chú (đồng nghiệp thấy, công dân không thấy)"
        rows={2}
        maxLength={2000}
        value={note}
        change={setNote}
      />
      <p className={told.failed ? 'error' : 'muted small'} role={told.failed ? 'alert' : 'status'}>
        {told.text}
      </p>
      <div className="row end">
        <Button press={() => end('no-answer')} busy={busy}>
          Không nghe máy
        </Button>
        <Button kind="primary" press={() => end('called')} busy={busy}>
          Đã gọi
        </Button>
      </div>
    </div>
  )
}
