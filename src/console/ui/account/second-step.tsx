import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { tellDone, tellFailure } from '../toasts.tsx'
import { useApi } from '../use-api.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useRenew } from './renew.ts'
import { SetUpCode, type NewTotp } from './set-up-code.tsx'

interface SecondStepProps {
  readonly isOn: boolean
  readonly codesLeft: number
  readonly changed: () => Promise<void>
}

type Stage =
  | { readonly kind: 'resting' }
  | { readonly kind: 'setting-up'; readonly proposed: NewTotp }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'turning-off' }

/** TOTP: on, off, and the recovery codes that are shown once. */
export function SecondStep({ isOn, codesLeft, changed }: SecondStepProps) {
  const { call } = useApi()
  const [stage, setStage] = useState<Stage>({ kind: 'resting' })
  const rest = (): void => setStage({ kind: 'resting' })

  async function start(): Promise<void> {
    const result = await call<NewTotp>('/me/totp', { method: 'POST' })
    if (result.ok) setStage({ kind: 'setting-up', proposed: result.value })
    else tellFailure(result.detail)
  }
  function confirmed(codes: readonly string[]): void {
    setStage({ kind: 'codes', codes })
    void changed()
  }
  function turnedOff(): void {
    rest()
    void changed()
  }

  return (
    <section className="card section narrow" aria-labelledby="second-step-title">
      <h3 id="second-step-title">
        Xác thực hai bước <span className={isOn ? 'tag good' : 'tag warning'}>{isOn ? 'Đang bật' : 'Chưa bật'}</span>
      </h3>
      {stage.kind === 'resting' && !isOn && (
        <>
          <p>
            Ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã sáu số từ ứng dụng trên điện thoại. Người biết mật khẩu của
            anh/chị vẫn không vào được.
          </p>
          <Button kind="primary" press={start}>
            Bật xác thực hai bước
          </Button>
        </>
      )}
      {stage.kind === 'resting' && isOn && (
        <>
          <p>
            Còn <strong>{codesLeft}</strong> mã dự phòng chưa dùng.
            {codesLeft < 3 && ' Nên tắt rồi bật lại để có bộ mã mới.'}
          </p>
          <Button press={() => setStage({ kind: 'turning-off' })}>Tắt xác thực hai bước…</Button>
        </>
      )}
      {stage.kind === 'setting-up' && <SetUpCode proposed={stage.proposed} confirmed={confirmed} leave={rest} />}
      {stage.kind === 'codes' && <RecoveryCodes codes={stage.codes} kept={rest} />}
      {stage.kind === 'turning-off' && <TurnOff done={turnedOff} leave={rest} />}
    </section>
  )
}

function TurnOff({ done, leave }: { readonly done: () => void; readonly leave: () => void }) {
  const { call, staff } = useApi()
  const renew = useRenew()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function submit(): Promise<void> {
    setBusy(true)
    const result = await call<{ readonly csrf: string }>('/me/totp', { method: 'DELETE', body: { password } })
    setBusy(false)
    if (!result.ok) return setProblem(result.detail)
    renew({ staff, csrf: result.value.csrf })
    tellDone('Đã tắt xác thực hai bước.')
    done()
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
      <Field
        label="Mật khẩu đang dùng"
        hint="Để chắc rằng chính anh/chị muốn tắt."
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        change={setPassword}
        autoFocus
        error={problem}
      />
      <div className="row">
        <Button kind="danger" type="submit" busy={busy}>
          {busy ? 'Đang tắt…' : 'Tắt'}
        </Button>
        <Button press={leave}>Vẫn giữ</Button>
      </div>
    </form>
  )
}
