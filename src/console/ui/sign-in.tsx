import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { request, type Session } from './api.ts'
import { Button } from './parts/button.tsx'
import { Field } from './parts/field.tsx'

interface SignInProps {
  readonly title: string
  readonly intro: string
  readonly notice?: string | undefined
  readonly onSignedIn: (session: Session) => void
  /** The password was right, and a code is asked for as well. */
  readonly onTicket: (ticket: string) => void
  /** Other ways in. */
  readonly children?: ReactNode
}

interface Refused {
  readonly text: string
  readonly field: 'username' | 'password'
}

export function SignIn({ title, intro, notice, onSignedIn, onTicket, children }: SignInProps) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const boxes = { username: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefused(undefined)
    const result = await request<Session | { readonly ticket: string }>('/api/staff/login', {
      method: 'POST',
      body: { username, password },
    })
    setBusy(false)
    if (result.ok) return 'ticket' in result.value ? onTicket(result.value.ticket) : onSignedIn(result.value)
    const field = result.field === 'username' ? 'username' : 'password'
    setRefused({ text: result.detail, field })
    boxes[field].current?.focus()
    boxes[field].current?.select()
  }

  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit} noValidate>
        <p className="brand">An Sinh</p>
        <h1>{title}</h1>
        <p className="muted">{intro}</p>
        {notice !== undefined && refused === undefined && (
          <p className="info" role="status">
            {notice}
          </p>
        )}
        <Field
          label="Tên đăng nhập"
          name="username"
          value={username}
          change={setUsername}
          autoComplete="username"
          maxLength={100}
          autoFocus
          ref={boxes.username}
          error={refused?.field === 'username' ? refused.text : undefined}
        />
        <Field
          label="Mật khẩu"
          name="password"
          type="password"
          value={password}
          change={setPassword}
          autoComplete="current-password"
          ref={boxes.password}
          error={refused?.field === 'password' ? refused.text : undefined}
        />
        <Button kind="primary" className="wide" type="submit" busy={busy}>
          {busy ? 'Đang đăng nhập…' : 'Đăng nhập'}
        </Button>
        {children}
        <p className="muted small">Quên mật khẩu: xin liên hệ người quản trị bàn hỗ trợ.</p>
      </form>
    </main>
  )
}
