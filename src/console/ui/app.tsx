import { unreachable } from '../../core/message.ts'
import type { Session } from './api.ts'
import { Desk } from './desk.tsx'
import { ApiProvider, useSignedInApi } from './use-api.ts'
import { forgetDrafts } from './drafts.ts'
import { SignIn } from './sign-in.tsx'
import { Toasts } from './toasts.tsx'
import { useSession, type SessionControl } from './use-session.ts'
import { Button } from './parts/button.tsx'

export function App() {
  const control = useSession()
  const { state } = control
  switch (state.kind) {
    case 'loading':
      return <main className="centred muted">Đang mở bàn hỗ trợ…</main>
    case 'unreachable':
      return (
        <main className="centred">
          <h1>Chưa mở được bàn hỗ trợ</h1>
          <p role="alert">{state.detail}</p>
          <Button kind="primary" press={control.retry}>
            Thử lại
          </Button>
        </main>
      )
    case 'signed-out':
      return (
        <SignIn
          title="Bàn hỗ trợ"
          intro="Dành cho cán bộ trả lời công dân."
          notice={state.notice}
          onSignedIn={control.signedIn}
        />
      )
    case 'signed-in':
      return <SignedIn session={state.session} control={control} />
    default:
      return unreachable(state)
  }
}

function SignedIn({ session, control }: { readonly session: Session; readonly control: SessionControl }) {
  const api = useSignedInApi(session, control.expired)
  const leave = async (): Promise<void> => {
    forgetDrafts()
    await control.signOut()
  }
  if (session.staff.role === 'analyst') {
    return (
      <main className="centred">
        <h1>Tài khoản này dùng cho trang phân tích</h1>
        <p>
          <a href="/analytics/">Mở trang chỉ số hài lòng</a>
        </p>
        <Button press={leave}>Đăng xuất</Button>
      </main>
    )
  }
  return (
    <ApiProvider value={api}>
      <Desk signOut={leave} />
      <Toasts />
    </ApiProvider>
  )
}
