import { useState } from 'react'
import { mayDo } from '../../people/permissions.ts'
import { CannedForm } from './canned-form.tsx'
import type { Canned } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { tellFailure } from './toasts.tsx'
import { useApi } from './use-api.ts'
import { useResource } from './use-resource.ts'

interface CannedDialogProps {
  readonly open: boolean
  readonly change: (open: boolean) => void
}

/** Answers that are given often: the team's to read, one's own to keep in order. */
export function CannedDialog({ open, change }: CannedDialogProps) {
  return (
    <Dialog title="Câu trả lời mẫu" open={open} change={change} wide>
      <CannedList />
      <div className="row end">
        <Button press={() => change(false)}>Xong</Button>
      </div>
    </Dialog>
  )
}

function CannedList() {
  const { call, staff } = useApi()
  const leads = mayDo(staff.role, 'board')
  const { state, reload } = useResource<{ readonly canned: readonly Canned[] }>('/canned')
  const [editing, setEditing] = useState<Canned | 'new'>()

  async function remove(id: string): Promise<void> {
    const result = await call(`/canned/${id}`, { method: 'DELETE' })
    if (!result.ok) tellFailure(result.detail)
    await reload()
  }

  if (state.kind === 'loading') return <p className="muted">Đang tải…</p>
  if (state.kind !== 'loaded') {
    return (
      <EmptyState title="Chưa có câu trả lời mẫu" level={3}>
        <p>{state.kind === 'failed' ? state.detail : 'Máy chủ này chưa có câu trả lời mẫu.'}</p>
      </EmptyState>
    )
  }
  if (editing !== undefined) {
    return (
      <CannedForm
        canned={editing === 'new' ? undefined : editing}
        leave={() => {
          setEditing(undefined)
          void reload()
        }}
      />
    )
  }
  return (
    <>
      <p className="muted small">
        Khi soạn, gõ / ở đầu câu rồi gõ vài chữ để tìm. Mẫu chung ai cũng dùng được; mẫu riêng chỉ anh/chị thấy.
      </p>
      <ul className="canned-list">
        {state.value.canned.map((canned) => (
          <CannedItem
            key={canned.id}
            canned={canned}
            canEdit={canned.scope === 'mine' || (leads && !isOfHouse(canned))}
            edit={() => setEditing(canned)}
            remove={() => remove(canned.id)}
          />
        ))}
      </ul>
      <div className="row">
        <Button press={() => setEditing('new')}>{leads ? 'Thêm mẫu' : 'Thêm mẫu riêng'}</Button>
      </div>
    </>
  )
}

interface CannedItemProps {
  readonly canned: Canned
  readonly canEdit: boolean
  readonly edit: () => void
  readonly remove: () => Promise<void>
}

function CannedItem({ canned: { title, shortcut, scope, text }, canEdit, edit, remove }: CannedItemProps) {
  const [asking, setAsking] = useState(false)
  return (
    <li>
      <p>
        <strong>{title}</strong> <kbd>/{shortcut}</kbd>{' '}
        <span className="muted small">{scope === 'team' ? 'mẫu chung' : 'mẫu riêng'}</span>
      </p>
      <p className="small">{text}</p>
      {canEdit && !asking && (
        <div className="row">
          <Button className="small" press={edit} label={`Sửa mẫu ${title}`}>
            Sửa
          </Button>
          <Button className="small" press={() => setAsking(true)} label={`Xóa mẫu ${title}`}>
            Xóa
          </Button>
        </div>
      )}
      {asking && (
        <div className="row" role="group" aria-label={`Xóa mẫu ${title}?`}>
          <span className="small">{scope === 'team' ? 'Xóa khỏi mẫu của cả bàn?' : 'Xóa mẫu này?'}</span>
          <Button kind="danger" className="small" press={remove}>
            Xóa hẳn
          </Button>
          <Button className="small" press={() => setAsking(false)} ref={focusFirst}>
            Giữ lại
          </Button>
        </div>
      )}
    </li>
  )
}

/** They came with the program; one of the same shortcut takes their place. */
function isOfHouse({ id }: Canned): boolean {
  return id.startsWith('seed-')
}

/** The keyboard goes on from the way back, not from the danger. */
function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus()
}
