import { useState } from 'react'
import { DialogActions } from '../../../console/ui/parts/dialog-actions.tsx'
import { Field } from '../../../console/ui/parts/field.tsx'
import { Select } from '../../../console/ui/parts/select.tsx'
import { tellDone } from '../../../console/ui/toasts.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import { useFilterLists } from '../filters/filter-lists.ts'
import { monthText } from '../months.ts'

interface FreezeFormProps {
  readonly saved: () => void
  readonly leave: () => void
}

export function FreezeForm({ saved, leave }: FreezeFormProps) {
  const { call } = useApi()
  const months = useFilterLists().months.toSorted().toReversed()
  const [month, setMonth] = useState(months[0] ?? '')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function freeze(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    const body = note.trim() === '' ? { month } : { month, note: note.trim() }
    const result = await call('/snapshots', { method: 'POST', body })
    setBusy(false)
    if (!result.ok) return setProblem(result.detail)
    tellDone(`Đã chốt ${monthText(month)}.`)
    saved()
  }
  return (
    <div className="stack">
      <Select
        label="Tháng"
        options={months.map((value) => ({ value, label: monthText(value) }))}
        value={month}
        change={setMonth}
      />
      <Field
        label="Ghi chú"
        hint="Bắt buộc khi tháng đã chốt: đã sửa gì, vì sao."
        value={note}
        change={setNote}
        maxLength={500}
        rows={3}
        error={problem}
      />
      <DialogActions close={leave} act={() => void freeze()} busy={busy} label="Chốt" busyLabel="Đang chốt…" />
    </div>
  )
}
