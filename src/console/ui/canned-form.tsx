import { useState } from 'react'
import type { Canned } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { Field } from './parts/field.tsx'
import { Options } from './parts/options.tsx'
import { useApi } from './use-api.ts'
import { mayDo } from '../../people/permissions.ts'

const scopes = [
  { value: 'mine', label: 'Chỉ mình tôi' },
  { value: 'team', label: 'Cả bàn hỗ trợ' },
] as const

interface CannedFormProps {
  /** Undefined: a new one. */
  readonly canned: Canned | undefined
  readonly leave: () => void
}

interface Told {
  readonly text: string
  readonly field?: string | undefined
}

export function CannedForm({ canned, leave }: CannedFormProps) {
  const { call, staff } = useApi()
  const [shortcut, setShortcut] = useState(canned?.shortcut ?? '')
  const [title, setTitle] = useState(canned?.title ?? '')
  const [text, setText] = useState(canned?.text ?? '')
  const [scope, setScope] = useState<Canned['scope']>('mine')
  const [told, setTold] = useState<Told>()
  const [busy, setBusy] = useState(false)
  const errorOf = (field: string): string | undefined => (told?.field === field ? told.text : undefined)
  const isPlaced = ['shortcut', 'title', 'text'].includes(told?.field ?? '')

  async function save(): Promise<void> {
    setBusy(true)
    const body = { shortcut, title, text }
    const result =
      canned === undefined
        ? await call('/canned', { method: 'POST', body: { ...body, scope } })
        : await call(`/canned/${canned.id}`, { method: 'PUT', body })
    setBusy(false)
    if (result.ok) return leave()
    setTold({ text: result.detail, field: result.field })
  }

  return (
    <form
      className="ticket"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label="Tên mẫu" maxLength={100} value={title} change={setTitle} error={errorOf('title')} autoFocus />
      <Field
        label="Gõ tắt"
        hint="2 đến 20 chữ cái không dấu hoặc chữ số, ví dụ: giayto."
        maxLength={20}
        value={shortcut}
        change={setShortcut}
        error={errorOf('shortcut')}
      />
      <Field
        label="Nội dung"
        hint="Tự điền khi dùng: {{ten_can_bo}}, {{kenh}}, {{gio_lam_viec}}, {{chu_de}}, {{hom_nay}}."
        rows={5}
        maxLength={2000}
        value={text}
        change={setText}
        error={errorOf('text')}
      />
      {canned === undefined && mayDo(staff.role, 'board') && (
        <Options label="Ai dùng được" options={scopes} value={scope} change={setScope} />
      )}
      {told !== undefined && !isPlaced && (
        <p className="error" role="alert">
          {told.text}
        </p>
      )}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy}>
          {busy ? 'Đang lưu…' : 'Lưu mẫu'}
        </Button>
        <Button press={leave}>Thôi</Button>
      </div>
    </form>
  )
}
