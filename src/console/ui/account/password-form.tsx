import { useRef, useState, type FormEvent } from 'react'
import type { Session } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { tellDone } from '../toasts.tsx'
import { useApi } from '../use-api.ts'
import { useRenew } from './renew.ts'

interface PasswordFormProps {
  readonly oldLabel: string
  /** Told when it is changed. */
  readonly done: string
  readonly autoFocus?: boolean
}

type FieldName = 'old' | 'new' | 'again'

const empty: Readonly<Record<FieldName, string>> = { old: '', new: '', again: '' }

/** The rules (src/console/password.ts) stand before the first key, not after the refusal. */
export function PasswordForm({ oldLabel, done, autoFocus = false }: PasswordFormProps) {
  const { call } = useApi()
  const renew = useRenew()
  const [values, setValues] = useState(empty)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ readonly field: FieldName; readonly text: string }>()
  const boxes = {
    old: useRef<HTMLInputElement>(null),
    new: useRef<HTMLInputElement>(null),
    again: useRef<HTMLInputElement>(null),
  }

  function refuse(field: FieldName, text: string): void {
    setRefused({ field, text })
    boxes[field].current?.focus()
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setRefused(undefined)
    if (values.old === '') return refuse('old', 'Xin nhập mật khẩu đang dùng.')
    if (values.new === '') return refuse('new', 'Xin nhập mật khẩu mới.')
    if (values.new !== values.again) return refuse('again', 'Hai lần nhập chưa giống nhau.')
    setBusy(true)
    const body = { old: values.old, new: values.new }
    const result = await call<Session>('/me/password', { method: 'POST', body })
    setBusy(false)
    if (!result.ok) return refuse(result.field === 'old' ? 'old' : 'new', result.detail)
    setValues(empty)
    tellDone(done)
    renew(result.value)
  }
  const field = (name: FieldName, label: string) => ({
    label,
    name,
    type: 'password' as const,
    value: values[name],
    change: (value: string) => setValues((known) => ({ ...known, [name]: value })),
    autoComplete: name === 'old' ? 'current-password' : 'new-password',
    ref: boxes[name],
    error: refused?.field === name ? refused.text : undefined,
  })

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field {...field('old', oldLabel)} autoFocus={autoFocus} />
      <Field
        {...field('new', 'Mật khẩu mới')}
        hint="Ít nhất 12 ký tự, có từ 5 ký tự khác nhau trở lên, không chứa tên đăng nhập. Một câu dài dễ nhớ là tốt nhất."
      />
      <Field {...field('again', 'Nhập lại mật khẩu mới')} />
      <Button kind="primary" type="submit" busy={busy}>
        {busy ? 'Đang đổi…' : 'Đổi mật khẩu'}
      </Button>
    </form>
  )
}
