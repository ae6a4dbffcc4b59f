import { useState } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import type { Colleagues } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { Field } from './parts/field.tsx'
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
      <Targets colleagues={state.value} to={to} choose={setTo} />
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
      <div className="row end">
        <Button press={close}>Thôi</Button>
        <Button kind="primary" press={transfer} busy={busy}>
          {busy ? 'Đang chuyển…' : 'Chuyển'}
        </Button>
      </div>
    </>
  )
}

interface TargetsProps {
  readonly colleagues: Colleagues
  readonly to: string
  readonly choose: (to: string) => void
}

function Targets({ colleagues: { colleagues, queues }, to, choose }: TargetsProps) {
  const { staff } = useApi()
  const others = colleagues.filter(({ id, role }) => id !== staff.id && role !== 'analyst')
  return (
    <ListBox
      aria-label="Chuyển cho"
      className="choices targets"
      selectionMode="single"
      selectedKeys={to === '' ? [] : [to]}
      onSelectionChange={(keys) => choose(keys === 'all' ? '' : String([...keys][0] ?? ''))}
    >
      <ListBoxSection>
        <Header className="choices-title">Đồng nghiệp</Header>
        {others.map(({ id, displayName, state, open }) => (
          <ListBoxItem key={id} id={`s:${id}`} textValue={displayName} className="choice target">
            <span>{displayName}</span>
            <span className="muted small">
              {stateTexts[state]} · đang giữ {open} cuộc
            </span>
          </ListBoxItem>
        ))}
      </ListBoxSection>
      <ListBoxSection>
        <Header className="choices-title">Nhóm việc (ai rảnh thì nhận)</Header>
        {queues.map(({ name, title }) => (
          <ListBoxItem key={name} id={`q:${name}`} textValue={title} className="choice">
            {title}
          </ListBoxItem>
        ))}
      </ListBoxSection>
    </ListBox>
  )
}
