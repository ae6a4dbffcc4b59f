import { unreachable } from '../../core/message.ts'
import { SignInPage } from '../../console/ui/account/sign-in-page.tsx'
import type { Session } from '../../console/ui/api.ts'
import { Button } from '../../console/ui/parts/button.tsx'
import { Toasts } from '../../console/ui/toasts.tsx'
import { ApiProvider, useSignedInApi } from '../../console/ui/use-api.ts'
import { useSession, type SessionControl } from '../../console/ui/use-session.ts'
import { MayProvider } from './may.ts'
import { PasswordFirst } from './password-first.tsx'
import { Shell } from './shell.tsx'

export function App() {
  const control = useSession('Phiên làm việc đã hết. Xin đăng nhập lại.')
  const { state } = control
  switch (state.kind) {
    case 'loading':
      return <main className="centred muted">Đang mở trang…</main>
    case 'unreachable':
      return (
        <main className="centred">
          <h1>Chưa mở được trang</h1>
          <p role="alert">{state.detail}</p>
          <Button kind="primary" press={control.retry}>
            Thử lại
          </Button>
        </main>
      )
    case 'signed-out':
      return (
        <SignInPage
          title="Chỉ số hài lòng"
          intro="Dành cho chuyên viên phân tích."
          notice={state.notice}
          // Asks again who that is: only this answer names what the person may do.
          onSignedIn={() => control.retry()}
        />
      )
    case 'signed-in':
      return <SignedIn session={state.session} control={control} />
    default:
      return unreachable(state)
  }
}

function SignedIn({ session, control }: { readonly session: Session; readonly control: SessionControl }) {
  const api = useSignedInApi(session, control.expired, '/api/analytics')
  const { staff, mustChangePassword, permissions = [] } = session
  if (mustChangePassword === true)
    return <PasswordFirst staff={staff} retry={control.retry} signOut={control.signOut} />
  if (staff.role === 'officer') return <DeskOnly signOut={control.signOut} />
  return (
    <ApiProvider value={api}>
      <MayProvider value={permissions}>
        <Shell signOut={control.signOut} />
        <Toasts />
      </MayProvider>
    </ApiProvider>
  )
}

function DeskOnly({ signOut }: { readonly signOut: () => Promise<void> }) {
  return (
    <main className="centred">
      <h1>Tài khoản này dùng cho bàn hỗ trợ</h1>
      <p>
        <a href="/staff/">Mở bàn hỗ trợ</a>
      </p>
      <Button press={() => void signOut()}>Đăng xuất</Button>
    </main>
  )
}
