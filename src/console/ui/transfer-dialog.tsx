import { useState } from 'react'
import type { Colleagues } from './desk-types.ts'
import { DialogActions } from './parts/dialog-actions.tsx'
import { Dialog } from './parts/dialog.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { Field } from './parts/field.tsx'
import { Targets } from './parts/targets.tsx'
import { stateTexts } from './texts.ts'
import type { Act } from './use-desk.ts'
import { useApi } from './use-api.ts'
import { useResource } from './use-resource.ts'

interface TransferDialogProps {
  readonly open: boolean
  readonly change: (open: boolean) => void
  readonly act: Act
}

export function TransferDialog({ open, change, act }: TransferDialogProps) {
  return (
    <Dialog title="Chuyển cuộc này cho ai?" open={open} change={change}>
      <TransferForm act={act} close={() => change(false)} />
    </Dialog>
  )
}

function TransferForm({ act, close }: { readonly act: Act; readonly close: () => void }) {
  const { staff } = useApi()
  const { state } = useResource<Colleagues>('/colleagues')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function transfer(): Promise<void> {
    if (to === '') return setProblem('Xin chọn đồng nghiệp hoặc nhóm việc.')
    const [kind, id] = [to.slice(0, 2), to.slice(2)]
    setBusy(true)
    const target = kind === 'q:' ? { queue: id } : { staff: id }
    const failed = await act('transfer', { to: target, ...(note.trim() === '' ? {} : { note: note.trim() }) })
    setBusy(false)
    setProblem(failed)
    if (failed === undefined) close()
  }

  if (state.kind === 'loading') return <p className="muted">Đang tải danh sách…</p>
  if (state.kind !== 'loaded') {
    return (
      <EmptyState title="Chưa chuyển được" level={3}>
        <p>{state.kind === 'failed' ? state.detail : 'Máy chủ này chưa có việc chuyển cuộc hỗ trợ.'}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <Targets label="Chuyển cho" sections={sectionsOf(state.value, staff.id)} chosen={to} choose={setTo} />
      <Field
        label="Lời nhắn cho người nhận"
        hint="Đồng nghiệp đọc, công dân không thấy. Công dân được báo là có người khác hỗ trợ tiếp."
        rows={2}
        maxLength={2000}
        value={note}
        change={setNote}
      />
      {problem !== undefined && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
      <DialogActions close={close} act={() => void transfer()} busy={busy} label="Chuyển" busyLabel="Đang chuyển…" />
    </>
  )
}

/** Who can take it first; who is not there cannot be given anything. */
const order = ['available', 'away', 'offline']

/** `s:` a colleague, `q:` a queue. */
function sectionsOf({ colleagues, queues }: Colleagues, me: string) {
  const others = colleagues
    .filter(({ id, role }) => id !== me && role !== 'analyst')
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  return [
    {
      title: 'Đồng nghiệp',
      targets: others.map(({ id, displayName, state, open }) => ({
        id: `s:${id}`,
        title: displayName,
        disabled: state === 'offline',
        note: `${stateTexts[state]} · đang giữ ${open} cuộc`,
      })),
    },
    {
      title: 'Nhóm việc (ai rảnh thì nhận)',
      targets: queues.map(({ name, title }) => ({ id: `q:${name}`, title })),
    },
  ]
}
