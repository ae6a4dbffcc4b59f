import { useState } from 'react'
import type { DeskItem } from '../desk-types.ts'
import { handoffLine } from '../handoff-title.ts'
import { DialogActions } from '../parts/dialog-actions.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { tellDone } from '../toasts.tsx'
import { useApi } from '../use-api.ts'

interface CoachDialogProps {
  readonly item: DeskItem
  readonly close: () => void
  readonly changed: () => Promise<void>
}

/** A hint among colleagues: the citizen never sees it. */
export function CoachDialog({ item, close, changed }: CoachDialogProps) {
  const { call } = useApi()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function send(): Promise<void> {
    if (text.trim() === '') return setProblem('Xin viết lời hướng dẫn.')
    setBusy(true)
    const result = await call(`/handoffs/${item.id}/coach`, { method: 'POST', body: { text: text.trim() } })
    setBusy(false)
    if (!result.ok) return setProblem(result.detail)
    tellDone('Đã gửi ghi chú hướng dẫn.')
    close()
    await changed()
  }
  return (
    <Dialog title="Ghi chú hướng dẫn" open change={(open) => !open && close()}>
      <p>{handoffLine(item)}</p>
      <Field
        label="Lời nhắn cho cán bộ"
        hint="Hiện trong cuộc trò chuyện ở bàn hỗ trợ; công dân không thấy."
        rows={4}
        maxLength={2000}
        value={text}
        change={setText}
        autoFocus
        error={problem}
      />
      <DialogActions close={close} act={() => void send()} busy={busy} label="Gửi ghi chú" busyLabel="Đang gửi…" />
    </Dialog>
  )
}
