import { AUDIT_HREF, BOARD_HREF, PEOPLE_HREF, SEARCH_HREF, type Place } from '../places.ts'
import { useApi } from '../use-api.ts'
import { maySee } from './may-see.ts'

const tabs = [
  { kind: 'search', href: SEARCH_HREF, label: 'Tìm' },
  { kind: 'board', href: BOARD_HREF, label: 'Điều hành' },
  { kind: 'people', href: PEOPLE_HREF, label: 'Nhân sự' },
  { kind: 'audit', href: AUDIT_HREF, label: 'Nhật ký' },
] as const

/** In the bar, behind the places of everyday work. One's own account is in the menu under one's name. */
export function FurtherTabs({ place }: { readonly place: Place }) {
  const { staff } = useApi()
  return tabs
    .filter(({ kind }) => maySee(staff.role, kind))
    .map(({ kind, href, label }) => (
      <a key={kind} className="tab" href={href} aria-current={place.kind === kind ? 'page' : undefined}>
        {label}
      </a>
    ))
}
