import { LoadingState } from '../page/loading-state.tsx'
import { Page } from '../page/page.tsx'
import { roleTexts } from '../people/role-texts.ts'
import { useApi } from '../use-api.ts'
import { useResource } from '../use-resource.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondStep } from './second-step.tsx'
import { SessionList } from './session-list.tsx'

/** `GET /me`, as far as this page reads it. */
interface Me {
  readonly by?: 'password' | 'openid'
  readonly totp?: boolean
  readonly recoveryCodesLeft?: number
}

export function AccountPage() {
  const { staff } = useApi()
  const me = useResource<Me>('/me')
  return (
    <Page title="Tài khoản của tôi" intro={`${staff.displayName} · ${roleTexts[staff.role]}`} className="account">
      <LoadingState resource={me} what="thông tin tài khoản">
        {({ by, totp, recoveryCodesLeft }) => (
          <>
            {by === 'openid' && (
              <p className="info">
                Anh/chị đang đăng nhập bằng tài khoản cơ quan: mật khẩu và xác thực hai bước do hệ thống của cơ quan
                giữ. Các mục dưới đây dành cho lần đăng nhập bằng mật khẩu của An Sinh.
              </p>
            )}
            <div className="account-cards">
              <section className="card section narrow" aria-labelledby="password-title">
                <h3 id="password-title">Đổi mật khẩu</h3>
                <p className="muted small">Đổi xong, mọi thiết bị khác phải đăng nhập lại.</p>
                <PasswordForm oldLabel="Mật khẩu đang dùng" done="Đã đổi mật khẩu. Các thiết bị khác đã đăng xuất." />
              </section>
              {totp !== undefined && <SecondStep isOn={totp} codesLeft={recoveryCodesLeft ?? 0} changed={me.reload} />}
            </div>
          </>
        )}
      </LoadingState>
      <SessionList />
    </Page>
  )
}
