import { useState } from 'react'
import { DialogActions } from '../../../console/ui/parts/dialog-actions.tsx'
import { Field } from '../../../console/ui/parts/field.tsx'
import { Select } from '../../../console/ui/parts/select.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import type { Action } from '../report-types.ts'
import { actionStatuses, actionStatusTexts } from './action-status.ts'

interface ActionFormProps {
  readonly action: Action | undefined
  readonly saved: () => void
  readonly leave: () => void
}

interface Problem {
  readonly field?: string
  readonly text: string
}

export function ActionForm({ action, saved, leave }: ActionFormProps) {
  const { call } = useApi()
  const [draft, setDraft] = useState(() => draftOf(action))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const set = (part: Partial<typeof draft>): void => setDraft((known) => ({ ...known, ...part }))
  const errorOf = (field: string): string | undefined => (problem?.field === field ? problem.text : undefined)

  async function save(): Promise<void> {
    setBusy(true)
    const path = action === undefined ? '/actions' : `/actions/${action.id}`
    const result = await call(path, { method: action === undefined ? 'POST' : 'PATCH', body: draft })
    setBusy(false)
    if (result.ok) return saved()
    setProblem(result.field === undefined ? { text: result.detail } : { text: result.detail, field: result.field })
  }
  return (
    <div className="stack">
      <Field
        label="Việc cần làm"
        value={draft.title}
        change={(title) => set({ title })}
        error={errorOf('title')}
        maxLength={300}
        autoFocus
      />
      <Field
        label="Từ kết quả nào của báo cáo"
        value={draft.finding}
        change={(finding) => set({ finding })}
        error={errorOf('finding')}
        maxLength={500}
        rows={2}
      />
      <Field
        label="Người phụ trách"
        value={draft.owner}
        change={(owner) => set({ owner })}
        error={errorOf('owner')}
        maxLength={200}
      />
      <Field
        label="Hạn xong"
        type="date"
        value={draft.dueOn}
        change={(dueOn) => set({ dueOn })}
        error={errorOf('dueOn')}
      />
      <Select
        label="Tiến độ"
        options={actionStatuses.map((value) => ({ value, label: actionStatusTexts[value] }))}
        value={draft.status}
        change={(value) => set({ status: actionStatuses.find((one) => one === value) ?? 'open' })}
      />
      <Field
        label="Kết quả"
        value={draft.result}
        change={(result) => set({ result })}
        error={errorOf('result')}
        maxLength={1000}
        rows={3}
      />
      {problem !== undefined && problem.field === undefined && (
        <p className="error" role="alert">
          {problem.text}
        </p>
      )}
      <DialogActions close={leave} act={() => void save()} busy={busy} label="Lưu" busyLabel="Đang lưu…" />
    </div>
  )
}

function draftOf(action: Action | undefined) {
  return {
    title: action?.title ?? '',
    owner: action?.owner ?? '',
    dueOn: action?.dueOn ?? '',
    status: action?.status ?? ('open' as const),
    result: action?.result ?? '',
    finding: action?.finding ?? '',
  }
}
