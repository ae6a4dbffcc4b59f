import { Button } from '../parts/button.tsx'
import { useApi } from '../use-api.ts'
import { PasswordForm } from './password-form.tsx'

/** After signing in with a password that an admin made: nothing else is possible before. */
export function NewPasswordFirst({ signOut }: { readonly signOut: () => void }) {
  const { staff } = useApi()
  return (
    <main className="sign-in">
      <div className="card first-password">
        <p className="brand">An Sinh</p>
        <h1>Đặt mật khẩu của riêng mình</h1>
        <p className="muted">
          Chào {staff.displayName}. Mật khẩu vừa dùng do quản trị viên cấp; xin đổi trước khi làm việc để chỉ mình
          anh/chị biết.
        </p>
        <PasswordForm oldLabel="Mật khẩu được cấp" done="Đã đặt mật khẩu. Anh/chị có thể làm việc." autoFocus />
        <Button kind="quiet" className="wide" press={signOut}>
          Đăng xuất
        </Button>
      </div>
    </main>
  )
}
