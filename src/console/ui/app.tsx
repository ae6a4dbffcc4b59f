import { unreachable } from '../../core/message.ts'
import type { Session } from './api.ts'
import { Desk } from './desk.tsx'
import { forgetDrafts } from './drafts.ts'
import { SignIn } from './sign-in.tsx'
import { Toasts, useToasts } from './toasts.tsx'
import { useSession, type SessionControl } from './use-session.ts'

export function App() {
  const control = useSession()
  const { state } = control
  switch (state.kind) {
    case 'loading':
      return <main class="centred muted">Đang mở bàn hỗ trợ…</main>
    case 'unreachable':
      return (
        <main class="centred">
          <h1>Chưa mở được bàn hỗ trợ</h1>
          <p role="alert">{state.detail}</p>
          <button class="button primary" type="button" onClick={control.retry}>
            Thử lại
          </button>
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
  const toasts = useToasts()
  const leave = async (): Promise<void> => {
    forgetDrafts()
    await control.signOut()
  }
  if (session.staff.role === 'analyst') {
    return (
      <main class="centred">
        <h1>Tài khoản này dùng cho trang phân tích</h1>
        <p>
          <a href="/analytics/">Mở trang chỉ số hài lòng</a>
        </p>
        <button class="button" type="button" onClick={leave}>
          Đăng xuất
        </button>
      </main>
    )
  }
  return (
    <>
      <Desk session={session} expired={control.expired} signOut={leave} fail={toasts.fail} />
      <Toasts items={toasts.items} dismiss={toasts.dismiss} />
    </>
  )
}
