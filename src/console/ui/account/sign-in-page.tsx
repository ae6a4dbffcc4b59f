import { useEffect, useState } from 'react'
import { request, type Session } from '../api.ts'
import { LinkButton } from '../parts/link-button.tsx'
import { SignIn } from '../sign-in.tsx'
import { CodeStep } from './code-step.tsx'

interface SignInPageProps {
  readonly title: string
  readonly intro: string
  readonly notice?: string | undefined
  readonly onSignedIn: (session: Session) => void
}

interface Ways {
  readonly openId?: { readonly label: string; readonly href: string }
}

/** Password, then a code where the account asks for one; or the organisation's own sign-in. */
export function SignInPage({ notice, ...props }: SignInPageProps) {
  const [ticket, setTicket] = useState<string>()
  const [said, setSaid] = useState(() => notice ?? cameBackWith(location.search))
  const openId = useOpenId()
  if (ticket !== undefined) {
    const leave = (reason?: string): void => {
      setTicket(undefined)
      setSaid(reason)
    }
    return <CodeStep ticket={ticket} onSignedIn={props.onSignedIn} leave={leave} />
  }
  return (
    <SignIn {...props} notice={said} onTicket={setTicket}>
      {openId !== undefined && (
        <>
          <p className="or muted small">hoặc</p>
          <LinkButton href={openId.href} className="wide">
            {openId.label}
          </LinkButton>
        </>
      )}
    </SignIn>
  )
}

function useOpenId(): Ways['openId'] {
  const [ways, setWays] = useState<Ways>({})
  useEffect(() => {
    void request<Ways>('/api/staff/sign-in').then((result) => {
      if (result.ok) setWays(result.value)
    })
  }, [])
  return ways.openId
}

const outcomes: Readonly<Record<string, string>> = {
  unavailable: 'Máy chủ đăng nhập của cơ quan chưa trả lời. Xin thử lại sau, hoặc dùng mật khẩu.',
  failed: 'Chưa đăng nhập được bằng tài khoản cơ quan. Xin thử lại.',
  'no-account': 'Tài khoản cơ quan này chưa được cấp quyền vào bàn hỗ trợ. Xin liên hệ người quản trị.',
}

/** How the organisation's sign-in ended, if not well. */
function cameBackWith(search: string): string | undefined {
  const outcome = new URLSearchParams(search).get('signIn')
  return outcome === null ? undefined : outcomes[outcome]
}
