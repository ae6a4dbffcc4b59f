import { PasswordFirst } from './password-first.tsx'
import { SignInSteps } from './sign-in-steps.tsx'
import { useSession } from './use-session.ts'
import { unreachable } from '../../core/message.ts'
import { Dashboard } from './dashboard.tsx'

export function App() {
  const { state, retry, signedIn, expired, signOut } = useSession()
  switch (state.kind) {
    case 'loading':
      return <main class="centred muted">Đang mở trang…</main>
    case 'unreachable':
      return (
        <main class="centred">
          <h1>Chưa mở được trang</h1>
          <p role="alert">{state.detail}</p>
          <button class="button primary" type="button" onClick={retry}>
            Thử lại
          </button>
        </main>
      )
    case 'signed-out':
      return (
        <SignInSteps
          title="Chỉ số hài lòng"
          intro="Dành cho chuyên viên phân tích."
          notice={state.notice}
          onSignedIn={signedIn}
        />
      )
    case 'signed-in': {
      const { staff, mustChangePassword } = state.session
      if (mustChangePassword === true) return <PasswordFirst staff={staff} retry={retry} signOut={signOut} />
      if (staff.role !== 'officer') return <Dashboard staff={staff} expired={expired} signOut={signOut} />
      return (
        <main class="centred">
          <h1>Tài khoản này dùng cho bàn hỗ trợ</h1>
          <p>
            <a href="/staff/">Mở bàn hỗ trợ</a>
          </p>
          <button class="button" type="button" onClick={signOut}>
            Đăng xuất
          </button>
        </main>
      )
    }
    default:
      return unreachable(state)
  }
}
