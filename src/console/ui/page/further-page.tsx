import { Suspense, type ReactElement } from 'react'
import { unreachable } from '../../../core/message.ts'
import type { DeskItem } from '../desk-types.ts'
import type { Place } from '../places.ts'
import { useApi } from '../use-api.ts'
import { maySee } from './may-see.ts'
import { lazyPage } from './lazy-page.tsx'
import { Page } from './page.tsx'

// Most officers never open most of them: each comes when it is first opened.
const AccountPage = lazyPage(async () => (await import('../account/account-page.tsx')).AccountPage)
const AuditPage = lazyPage(async () => (await import('../audit/audit-page.tsx')).AuditPage)
const BoardPage = lazyPage(async () => (await import('../board/board-page.tsx')).BoardPage)
const PeoplePage = lazyPage(async () => (await import('../people/people-page.tsx')).PeoplePage)
const SearchPage = lazyPage(async () => (await import('../search/search-page.tsx')).SearchPage)

type Everyday = 'handoffs' | 'callbacks' | 'call'

interface FurtherPageProps {
  readonly place: Place
  /** What is open at the desk, and how to look again. */
  readonly open: readonly DeskItem[]
  readonly refresh: () => Promise<void>
}

/** Everything but conversations and calls; nothing where one of these is shown. */
export function FurtherPage({ place, open, refresh }: FurtherPageProps): ReactElement | null {
  const { staff } = useApi()
  if (place.kind === 'handoffs' || place.kind === 'callbacks' || place.kind === 'call') return null
  if (!maySee(staff.role, place.kind)) {
    return (
      <Page title="Trang này không dành cho vai trò của anh/chị">
        <p className="muted">Nếu công việc cần đến, xin liên hệ người quản trị bàn hỗ trợ.</p>
      </Page>
    )
  }
  return (
    <Suspense fallback={<p className="centred muted">Đang mở trang…</p>}>
      <Opened place={place} open={open} refresh={refresh} />
    </Suspense>
  )
}

type OpenedProps = Pick<FurtherPageProps, 'open' | 'refresh'> & { readonly place: Exclude<Place, { kind: Everyday }> }

function Opened({ place, open, refresh }: OpenedProps): ReactElement {
  switch (place.kind) {
    case 'search':
      return <SearchPage selected={place.conversation} />
    case 'board':
      return <BoardPage open={open} refresh={refresh} />
    case 'people':
      return <PeoplePage />
    case 'audit':
      return <AuditPage />
    case 'account':
      return <AccountPage />
    default:
      return unreachable(place)
  }
}
