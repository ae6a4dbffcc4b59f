import { useState } from 'preact/hooks'
import type { Session } from '../../console/ui/api.ts'
import { CodeStep } from './code-step.tsx'
import { SignIn } from './sign-in.tsx'

interface SignInStepsProps {
  readonly title: string
  readonly intro: string
  readonly notice?: string | undefined
  readonly onSignedIn: (session: Session) => void
}

/** A password, then a code where the account asks for one. */
export function SignInSteps({ notice, ...props }: SignInStepsProps) {
  const [ticket, setTicket] = useState<string>()
  const [said, setSaid] = useState(notice)
  if (ticket === undefined) return <SignIn {...props} notice={said} onTicket={setTicket} />
  const leave = (reason?: string): void => {
    setTicket(undefined)
    setSaid(reason)
  }
  return <CodeStep ticket={ticket} onSignedIn={props.onSignedIn} leave={leave} />
}
