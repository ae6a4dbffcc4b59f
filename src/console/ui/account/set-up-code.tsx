import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { useApi } from '../use-api.ts'
import { useRenew } from './renew.ts'

export interface NewTotp {
  readonly secret: string
  readonly uri: string
  readonly qr: string
}

interface SetUpCodeProps {
  readonly proposed: NewTotp
  readonly confirmed: (recoveryCodes: readonly string[]) => void
  readonly leave: () => void
}

interface Confirmed {
  readonly recoveryCodes: readonly string[]
  readonly csrf: string
}

/** Picture or typed secret, and a first code as proof that the telephone has it. */
export function SetUpCode({ proposed, confirmed, leave }: SetUpCodeProps) {
  const { call, staff } = useApi()
  const renew = useRenew()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function submit(): Promise<void> {
    setBusy(true)
    const result = await call<Confirmed>('/me/totp/confirm', { method: 'POST', body: { code } })
    setBusy(false)
    if (!result.ok) return setProblem(result.detail)
    confirmed(result.value.recoveryCodes)
    renew({ staff, csrf: result.value.csrf })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void submit()
      }}
    >
      <p>
        1. Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator…), chọn thêm tài khoản và
        quét hình này.
      </p>
      <img className="qr" src={proposed.qr} alt="Mã QR để thêm An Sinh vào ứng dụng xác thực; mã chữ ở ngay dưới" />
      <p>
        Không quét được? Chọn nhập tay, loại theo thời gian:
        <code className="secret">{inFours(proposed.secret)}</code>
      </p>
      <Field
        label="2. Nhập mã sáu số mà ứng dụng đang hiện"
        name="code"
        value={code}
        change={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        autoFocus
        error={problem}
      />
      <div className="row">
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? 'Đang kiểm tra…' : 'Xác nhận và bật'}
        </Button>
        <Button press={leave}>Thôi</Button>
      </div>
    </form>
  )
}

/** As people read out and type long secrets. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
