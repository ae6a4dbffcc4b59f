import { MentionsMenu } from './mentions-menu.tsx'
import { FurtherTabs } from './page/further-tabs.tsx'
import { CALL_HREF, CALLBACKS_HREF, LIST_HREF, type Place } from './places.ts'
import { StaffMenu } from './staff-menu.tsx'
import type { Settings } from './use-settings.ts'

interface BarProps {
  readonly place: Place
  readonly live: boolean
  /** People who wait for this officer, and calls that are owed. */
  readonly calling: number
  readonly owed: number
  /** Changes whenever there is something new. */
  readonly news: unknown
  readonly settings: Settings
  readonly signOut: () => void
}

export function Bar({ place, live, calling, owed, news, settings, signOut }: BarProps) {
  return (
    <header className="bar">
      <h1 className="bar-name">
        <strong>An Sinh</strong> <span>Bàn hỗ trợ</span>
      </h1>
      <nav className="tabs" aria-label="Các phần của bàn hỗ trợ">
        <Tab href={LIST_HREF} label="Trò chuyện" here={place.kind === 'handoffs'} count={calling} unit="cuộc chờ" />
        <Tab href={CALLBACKS_HREF} label="Gọi lại" here={place.kind === 'callbacks'} count={owed} unit="cuộc cần gọi" />
        <Tab href={CALL_HREF} label="Ghi cuộc gọi" here={place.kind === 'call'} count={0} unit="" />
        <FurtherTabs place={place} />
      </nav>
      <p className={live ? 'live on' : 'live'} role="status">
        {live ? 'Đang nhận tin mới' : 'Đang nối lại…'}
      </p>
      <MentionsMenu news={news} />
      <StaffMenu settings={settings} signOut={signOut} />
    </header>
  )
}

interface TabProps {
  readonly href: string
  readonly label: string
  readonly here: boolean
  readonly count: number
  readonly unit: string
}

function Tab({ href, label, here, count, unit }: TabProps) {
  return (
    <a className="tab" href={href} aria-current={here ? 'page' : undefined}>
      {label}
      {count > 0 && (
        <span className="badge">
          {count}
          <span className="unseen"> {unit}</span>
        </span>
      )}
    </a>
  )
}
