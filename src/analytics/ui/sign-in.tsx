import { useEffect, useRef, useState } from 'preact/hooks'
import type { TargetedSubmitEvent } from 'preact'
import { request, type Session } from '../../console/ui/api.ts'

interface SignInProps {
  readonly title: string
  readonly intro: string
  readonly notice?: string | undefined
  readonly onSignedIn: (session: Session) => void
  /** The password was right, and a code is asked for as well. */
  readonly onTicket: (ticket: string) => void
}

export function SignIn({ title, intro, notice, onSignedIn, onTicket }: SignInProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const username = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => username.current?.focus(), [])

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError('')
    const body = { username: username.current?.value ?? '', password: password.current?.value ?? '' }
    const result = await request<Session | { readonly ticket: string }>('/api/staff/login', { method: 'POST', body })
    setBusy(false)
    if (result.ok) return 'ticket' in result.value ? onTicket(result.value.ticket) : onSignedIn(result.value)
    setError(result.detail)
    const faulty = result.field === 'username' ? username : password
    faulty.current?.focus()
    faulty.current?.select()
  }

  return (
    <main class="sign-in">
      <form class="card" onSubmit={submit} noValidate>
        <p class="brand">An Sinh</p>
        <h1>{title}</h1>
        <p class="muted">{intro}</p>
        {notice !== undefined && error === '' && (
          <p class="info" role="status">
            {notice}
          </p>
        )}
        <label for="username">Tên đăng nhập</label>
        <input
          id="username"
          ref={username}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxLength={100}
        />
        <label for="password">Mật khẩu</label>
        <input
          id="password"
          ref={password}
          type="password"
          autocomplete="current-password"
          aria-describedby={error === '' ? undefined : 'sign-in-error'}
        />
        {error !== '' && (
          <p id="sign-in-error" class="error" role="alert">
            {error}
          </p>
        )}
        <button class="button primary wide" type="submit" aria-disabled={busy}>
          {busy ? 'Đang đăng nhập…' : 'Đăng nhập'}
        </button>
        <p class="muted small">Quên mật khẩu: xin liên hệ người quản trị bàn hỗ trợ.</p>
      </form>
    </main>
  )
}
