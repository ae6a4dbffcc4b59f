import { Suspense, useEffect, useRef, type ComponentType } from 'react'
import { Button } from '../../console/ui/parts/button.tsx'
import { Menu } from '../../console/ui/parts/menu.tsx'
import { useApi } from '../../console/ui/use-api.ts'
import { useResource } from '../../console/ui/use-resource.ts'
import { useTheme, type Theme } from '../../console/ui/use-theme.ts'
import { PRODUCT } from './product.ts'
import { FilterListsProvider, type FilterLists } from './filters/filter-lists.ts'
import { InnerLink } from './inner-link.tsx'
import { lazyPart } from './lazy-part.tsx'
import { MethodProvider } from './panel/method.tsx'
import { tabTitles } from './tab-titles.ts'
import { tabs, type TabId } from './url-state.ts'
import { UrlProvider, useUrlState } from './use-url-state.ts'

const pages: Readonly<Record<TabId, ComponentType>> = {
  'bao-cao': lazyPart(async () => (await import('./report/report-page.tsx')).ReportPage),
  'xu-huong': lazyPart(async () => (await import('./trend/trend-page.tsx')).TrendPage),
  kenh: lazyPart(async () => (await import('./operations/operations-page.tsx')).OperationsPage),
  'kiem-tra-lai': lazyPart(async () => (await import('./rechecks/rechecks-page.tsx')).RechecksPage),
  'gop-y': lazyPart(async () => (await import('./comments/comments-page.tsx')).CommentsPage),
  'chot-thang': lazyPart(async () => (await import('./snapshots/snapshots-page.tsx')).SnapshotsPage),
  'xuat-du-lieu': lazyPart(async () => (await import('./exports/exports-page.tsx')).ExportsPage),
}

/** Name, parts and the way out around whichever part is open. */
export function Shell({ signOut }: { readonly signOut: () => Promise<void> }) {
  const control = useUrlState()
  const lists = useResource<FilterLists>('/filters')
  const { tab } = control.state
  const Page = pages[tab]
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    document.title = `${tabTitles[tab]} – ${PRODUCT} – An Sinh`
  }, [tab])
  return (
    <UrlProvider value={control}>
      <FilterListsProvider value={lists}>
        <MethodProvider>
          <a className="skip" href="#noi-dung">
            Đến nội dung chính
          </a>
          <Top signOut={signOut} />
          <main className="sheet" id="noi-dung" tabIndex={-1}>
            <h1>{PRODUCT}</h1>
            <nav className="parts" aria-label="Các phần" ref={row}>
              {tabs.map((id) => (
                <InnerLink key={id} to={{ tab: id }} className="part" current={id === tab}>
                  {tabTitles[id]}
                </InnerLink>
              ))}
            </nav>
            <Suspense fallback={<p className="muted">Đang mở phần {tabTitles[tab]}…</p>}>
              <Page />
            </Suspense>
          </main>
        </MethodProvider>
      </FilterListsProvider>
    </UrlProvider>
  )
}

const themeLabels: Readonly<Record<Theme, string>> = { auto: 'Nền theo máy', light: 'Nền sáng', dark: 'Nền tối' }

function Top({ signOut }: { readonly signOut: () => Promise<void> }) {
  const { staff } = useApi()
  const [theme, setTheme] = useTheme()
  return (
    <header className="top">
      <p className="top-name">
        <strong>An Sinh</strong> <span className="muted">Phân tích</span>
      </p>
      <Button className="small top-print" press={() => print()}>
        In báo cáo
      </Button>
      <Menu
        className="quiet top-staff"
        label={`${staff.displayName}: nền trang, tài khoản và đăng xuất`}
        actions={[
          ...(['auto', 'light', 'dark'] as const).map((id) => ({
            id,
            label: themeLabels[id],
            current: theme === id,
            run: () => setTheme(id),
          })),
          { id: 'account', label: 'Tài khoản của tôi', run: () => location.assign('/staff/#/tai-khoan') },
          { id: 'sign-out', label: 'Đăng xuất', run: () => void signOut() },
        ]}
      >
        <span className="staff-name">{staff.displayName}</span> <span aria-hidden="true">▾</span>
      </Menu>
    </header>
  )
}
