import { unreachable } from '../../core/message.ts'
import type { Session } from './api.ts'
import { Desk } from './desk.tsx'
import { ApiProvider, useSignedInApi } from './use-api.ts'
import { forgetDrafts } from './drafts.ts'
import { AnalystHome } from './account/analyst-home.tsx'
import { NewPasswordFirst } from './account/new-password-first.tsx'
import { RenewProvider } from './account/renew.ts'
import { SignInPage } from './account/sign-in-page.tsx'
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
        <SignInPage
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
  const first = session.mustChangePassword === true
  const isAnalyst = session.staff.role === 'analyst'
  return (
    <ApiProvider value={api}>
      <RenewProvider value={control.signedIn}>
        {first && <NewPasswordFirst signOut={leave} />}
        {!first && isAnalyst && <AnalystHome signOut={leave} />}
        {!first && !isAnalyst && <Desk signOut={leave} />}
        <Toasts />
      </RenewProvider>
    </ApiProvider>
  )
}
