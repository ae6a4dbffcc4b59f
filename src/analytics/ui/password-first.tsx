import type { Staff } from '../../console/ui/api.ts'
import { Button } from '../../console/ui/parts/button.tsx'
import { LinkButton } from '../../console/ui/parts/link-button.tsx'

interface PasswordFirstProps {
  readonly staff: Staff
  /** Looks again whether the password was changed. */
  readonly retry: () => void
  readonly signOut: () => Promise<void>
}

/** The password was given by an admin: nothing else is possible before a new one, and that is set at the desk's page. */
export function PasswordFirst({ staff, retry, signOut }: PasswordFirstProps) {
  return (
    <main className="centred">
      <h1>Xin đổi mật khẩu trước</h1>
      <p>
        Chào {staff.displayName}. Mật khẩu vừa dùng do quản trị viên cấp. Xin đổi mật khẩu ở trang bàn hỗ trợ rồi quay
        lại đây.
      </p>
      <p>
        <LinkButton kind="primary" href="/staff/">
          Đổi mật khẩu
        </LinkButton>
      </p>
      <Button press={retry}>Tôi đã đổi, mở trang phân tích</Button>
      <Button kind="quiet" press={() => void signOut()}>
        Đăng xuất
      </Button>
    </main>
  )
}
