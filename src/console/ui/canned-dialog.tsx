import { useState } from 'react'
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
  const { call } = useApi()
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
          <li key={canned.id}>
            <p>
              <strong>{canned.title}</strong> <kbd>/{canned.shortcut}</kbd>{' '}
              <span className="muted small">{canned.scope === 'team' ? 'mẫu chung' : 'mẫu riêng'}</span>
            </p>
            <p className="small">{canned.text}</p>
            {canned.scope === 'mine' && (
              <div className="row">
                <Button className="small" press={() => setEditing(canned)} label={`Sửa mẫu ${canned.title}`}>
                  Sửa
                </Button>
                <Button className="small" press={() => remove(canned.id)} label={`Xóa mẫu ${canned.title}`}>
                  Xóa
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="row">
        <Button press={() => setEditing('new')}>Thêm mẫu riêng</Button>
      </div>
    </>
  )
}
