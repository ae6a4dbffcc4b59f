import type { Staff } from './api.ts'
import { CALL_HREF, CALLBACKS_HREF, LIST_HREF, type Place } from './places.ts'

interface BarProps {
  readonly staff: Staff
  readonly place: Place
  readonly live: boolean
  /** People who wait for this officer, and calls that are owed. */
  readonly calling: number
  readonly owed: number
  readonly signOut: () => void
}

export function Bar({ staff, place, live, calling, owed, signOut }: BarProps) {
  return (
    <header class="bar">
      <h1 class="bar-name">
        <strong>An Sinh</strong> <span>Bàn hỗ trợ</span>
      </h1>
      <nav class="tabs" aria-label="Các phần của bàn hỗ trợ">
        <Tab href={LIST_HREF} label="Trò chuyện" here={place.kind === 'handoffs'} count={calling} unit="cuộc chờ" />
        <Tab href={CALLBACKS_HREF} label="Gọi lại" here={place.kind === 'callbacks'} count={owed} unit="cuộc cần gọi" />
        <Tab href={CALL_HREF} label="Ghi cuộc gọi" here={place.kind === 'call'} count={0} unit="" />
      </nav>
      <p class={live ? 'live on' : 'live'} role="status">
        {live ? 'Đang nhận tin mới' : 'Mất kết nối, đang nối lại…'}
      </p>
      <p class="bar-staff">{staff.displayName}</p>
      <button class="button quiet" type="button" onClick={signOut}>
        Đăng xuất
      </button>
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
    <a class="tab" href={href} aria-current={here ? 'page' : undefined}>
      {label}
      {count > 0 && (
        <span class="badge">
          {count}
          <span class="unseen"> {unit}</span>
        </span>
      )}
    </a>
  )
}
