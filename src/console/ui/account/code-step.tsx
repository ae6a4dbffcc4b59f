import { useRef, useState, type FormEvent } from 'react'
import { request, type Session } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'

interface CodeStepProps {
  readonly ticket: string
  readonly onSignedIn: (session: Session) => void
  /** Back to the password, with the reason if it was not the reader's wish. */
  readonly leave: (reason?: string) => void
}

/** The second step of signing in: a code of the app, or a recovery code where the telephone is not at hand. */
export function CodeStep({ ticket, onSignedIn, leave }: CodeStepProps) {
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const box = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const result = await request<Session>('/api/staff/login/totp', { method: 'POST', body: { ticket, code } })
    setBusy(false)
    if (result.ok) return onSignedIn(result.value)
    // Not the code but the first step is what is no longer good.
    if (result.status === 401 && result.field !== 'code') return leave(result.detail)
    setProblem(result.detail)
    box.current?.focus()
    box.current?.select()
  }
  function change(): void {
    setRecovery(!recovery)
    setCode('')
    setProblem(undefined)
    box.current?.focus()
  }

  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit} noValidate>
        <p className="brand">An Sinh</p>
        <h1>Xác thực hai bước</h1>
        <p className="muted">
          {recovery
            ? 'Mỗi mã dự phòng dùng được một lần. Dấu gạch và chữ hoa, chữ thường không quan trọng.'
            : 'Mở ứng dụng xác thực trên điện thoại và nhập mã sáu số của An Sinh.'}
        </p>
        <Field
          label={recovery ? 'Mã dự phòng' : 'Mã xác thực'}
          name="code"
          value={code}
          change={setCode}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={50}
          autoFocus
          ref={box}
          error={problem}
        />
        <Button kind="primary" className="wide" type="submit" busy={busy}>
          {busy ? 'Đang kiểm tra…' : 'Tiếp tục'}
        </Button>
        <Button kind="quiet" className="wide" press={change}>
          {recovery ? 'Dùng mã trong ứng dụng' : 'Không có điện thoại: dùng mã dự phòng'}
        </Button>
        <Button kind="quiet" className="wide" press={() => leave()}>
          Về bước mật khẩu
        </Button>
      </form>
    </main>
  )
}
