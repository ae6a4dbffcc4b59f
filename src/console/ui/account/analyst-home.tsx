import { Button } from '../parts/button.tsx'
import { lazyPage } from '../page/lazy-page.tsx'
import { Suspense } from 'react'

const AccountPage = lazyPage(async () => (await import('./account-page.tsx')).AccountPage)

/** Analysts work on a page of their own; here they look after their account. */
export function AnalystHome({ signOut }: { readonly signOut: () => void }) {
  return (
    <div className="desk">
      <header className="bar">
        <h1 className="bar-name">
          <strong>An Sinh</strong> <span>Tài khoản</span>
        </h1>
        <nav className="tabs" aria-label="Các phần">
          <a className="tab" href="/analytics/">
            Mở trang phân tích
          </a>
        </nav>
        <Button kind="quiet" className="to-right" press={signOut}>
          Đăng xuất
        </Button>
      </header>
      <Suspense fallback={<p className="centred muted">Đang mở trang…</p>}>
        <AccountPage />
      </Suspense>
    </div>
  )
}
