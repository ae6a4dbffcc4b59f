import { EmptyState } from '../../console/ui/parts/empty-state.tsx'

/** The part is there, and not for this person. */
export function Refused({ what }: { readonly what: string }) {
  return (
    <EmptyState title={`Tài khoản này không có quyền ${what}`}>
      <p className="muted">Cần quyền này cho công việc thì xin liên hệ người quản trị.</p>
    </EmptyState>
  )
}
