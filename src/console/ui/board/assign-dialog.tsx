import { useState } from 'react'
import type { DeskItem } from '../desk-types.ts'
import { handoffLine } from '../handoff-title.ts'
import { DialogActions } from '../parts/dialog-actions.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Options } from '../parts/options.tsx'
import { stateTexts } from '../texts.ts'
import { tellDone } from '../toasts.tsx'
import { useApi } from '../use-api.ts'
import type { OfficerNow } from './board-types.ts'

interface AssignDialogProps {
  readonly item: DeskItem
  readonly officers: readonly OfficerNow[]
  readonly close: () => void
  readonly changed: () => Promise<void>
}

export function AssignDialog({ item, officers, close, changed }: AssignDialogProps) {
  const { call } = useApi()
  const [to, setTo] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const others = officers.filter(({ id, state }) => id !== item.assignedTo && state !== 'offline')

  async function assign(): Promise<void> {
    if (to === '') return setProblem('Xin chọn cán bộ.')
    setBusy(true)
    const result = await call(`/handoffs/${item.id}/assign`, { method: 'POST', body: { staff: to } })
    setBusy(false)
    if (!result.ok) return setProblem(result.detail)
    tellDone(`Đã giao cho ${officers.find(({ id }) => id === to)?.name ?? 'cán bộ'}.`)
    close()
    await changed()
  }
  return (
    <Dialog title="Giao cuộc này cho ai?" open change={(open) => !open && close()}>
      <p>{handoffLine(item)}</p>
      <p className="muted small">
        {item.status === 'waiting' ? 'Chưa ai nhận.' : `Đang do ${item.officer ?? 'đồng nghiệp'} hỗ trợ.`} Người được
        giao nhận thông báo ngay. Ai không trực thì không giao được.
      </p>
      <Options
        label="Cán bộ"
        value={to}
        change={setTo}
        error={problem}
        options={others.map(({ id, name, state, open }) => ({
          value: id,
          label: `${name} – ${stateTexts[state].toLowerCase()}, đang giữ ${open} cuộc`,
        }))}
      />
      <DialogActions close={close} act={() => void assign()} busy={busy} label="Giao" busyLabel="Đang giao…" />
    </Dialog>
  )
}
