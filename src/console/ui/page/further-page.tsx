import type { ReactElement } from 'react'
import { unreachable } from '../../../core/message.ts'
import { AccountPage } from '../account/account-page.tsx'
import { AuditPage } from '../audit/audit-page.tsx'
import { BoardPage } from '../board/board-page.tsx'
import type { DeskItem } from '../desk-types.ts'
import { PeoplePage } from '../people/people-page.tsx'
import type { Place } from '../places.ts'
import { SearchPage } from '../search/search-page.tsx'
import { useApi } from '../use-api.ts'
import { maySee } from './may-see.ts'
import { Page } from './page.tsx'

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
