import { useCallback, useEffect, useState } from 'react'
import { request, type Session } from './api.ts'

export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'signed-out'; readonly notice?: string }
  | { readonly kind: 'signed-in'; readonly session: Session }

export interface SessionControl {
  readonly state: SessionState
  readonly retry: () => void
  readonly signedIn: (session: Session) => void
  /** The server no longer knows the session. */
  readonly expired: () => void
  readonly signOut: () => Promise<void>
}

const EXPIRED = 'Phiên làm việc đã hết. Xin đăng nhập lại, tin đang soạn vẫn còn.'

/** `expiredText`: what the reader is told when the server no longer knows the session. */
export function useSession(expiredText = EXPIRED): SessionControl {
  const [state, setState] = useState<SessionState>({ kind: 'loading' })

  const retry = useCallback(() => {
    setState({ kind: 'loading' })
    void request<Session>('/api/staff/me').then((result) => {
      if (result.ok) setState({ kind: 'signed-in', session: result.value })
      else if (result.status === 401) setState({ kind: 'signed-out' })
      else setState({ kind: 'unreachable', detail: result.detail })
    })
  }, [])
  useEffect(retry, [retry])

  const signedIn = useCallback((session: Session) => setState({ kind: 'signed-in', session }), [])
  const expired = useCallback(() => {
    setState({ kind: 'signed-out', notice: expiredText })
  }, [expiredText])
  const csrf = state.kind === 'signed-in' ? state.session.csrf : ''
  const signOut = useCallback(async () => {
    const result = await request('/api/staff/logout', { method: 'POST', csrf })
    // Signed out only when the server says so: on a shared machine a cookie that lives on is a danger.
    if (result.ok || result.status === 401) setState({ kind: 'signed-out', notice: 'Anh/chị đã đăng xuất.' })
    else setState({ kind: 'unreachable', detail: `Chưa đăng xuất được. ${result.detail}` })
  }, [csrf])

  return { state, retry, signedIn, expired, signOut }
}
