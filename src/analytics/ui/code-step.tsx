import { useEffect, useRef, useState } from 'preact/hooks'
import type { TargetedSubmitEvent } from 'preact'
import { request, type Session } from '../../console/ui/api.ts'

interface CodeStepProps {
  readonly ticket: string
  readonly onSignedIn: (session: Session) => void
  /** Back to the password, with the reason if it was not the reader's wish. */
  readonly leave: (reason?: string) => void
}

/** A code of the app on the telephone, or a recovery code: one box takes both. */
export function CodeStep({ ticket, onSignedIn, leave }: CodeStepProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError('')
    const body = { ticket, code: box.current?.value ?? '' }
    const result = await request<Session>('/api/staff/login/totp', { method: 'POST', body })
    setBusy(false)
    if (result.ok) return onSignedIn(result.value)
    // Not the code but the first step is what is no longer good.
    if (result.status === 401 && result.field !== 'code') return leave(result.detail)
    setError(result.detail)
    box.current?.focus()
    box.current?.select()
  }

  return (
    <main class="sign-in">
      <form class="card" onSubmit={submit} noValidate>
        <p class="brand">An Sinh</p>
        <h1>Xác thực hai bước</h1>
        <p id="code-hint" class="muted">
          Nhập mã sáu số trong ứng dụng xác thực trên điện thoại; không có điện thoại thì nhập một mã dự phòng.
        </p>
        <label for="code">Mã xác thực</label>
        <input
          id="code"
          ref={box}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxLength={50}
          aria-invalid={error !== ''}
          aria-describedby={error === '' ? 'code-hint' : 'code-error code-hint'}
        />
        {error !== '' && (
          <p id="code-error" class="error" role="alert">
            {error}
          </p>
        )}
        <button class="button primary wide" type="submit" aria-disabled={busy}>
          {busy ? 'Đang kiểm tra…' : 'Tiếp tục'}
        </button>
        <button class="button quiet wide" type="button" onClick={() => leave()}>
          Về bước mật khẩu
        </button>
      </form>
    </main>
  )
}
