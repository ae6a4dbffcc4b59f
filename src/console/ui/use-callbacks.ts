import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { request, type CallbackItem, type CallbackTicket, type Session } from './api.ts'
import { merge, type Loaded } from './use-desk.ts'

export type CallbackAction = 'called' | 'no-answer' | 'rating'

export interface CallbacksState {
  readonly list: Loaded<readonly CallbackItem[]>
  readonly ticket: Loaded<CallbackTicket>
  readonly refresh: () => Promise<void>
  /** Undefined: done. Else what to tell the officer. */
  readonly act: (action: CallbackAction, body: unknown) => Promise<string | undefined>
}

interface CallbacksNeeds {
  readonly session: Session
  readonly selected: string | undefined
  readonly expired: () => void
}

export function useCallbacks({ session, selected, expired }: CallbacksNeeds): CallbacksState {
  const [list, setList] = useState<Loaded<readonly CallbackItem[]>>({ kind: 'loading' })
  const [ticket, setTicket] = useState<Loaded<CallbackTicket>>({ kind: 'loading' })
  const latest = useRef({ selected, list: 0, ticket: 0 })
  latest.current.selected = selected

  const loadList = useCallback(async () => {
    const turn = (latest.current.list += 1)
    const result = await request<{ callbacks: readonly CallbackItem[] }>('/api/staff/callbacks')
    if (turn !== latest.current.list) return
    if (!result.ok && result.status === 401) expired()
    setList((known) => merge(known, result, (value) => value.callbacks))
  }, [expired])

  const loadTicket = useCallback(async () => {
    const id = latest.current.selected
    const turn = (latest.current.ticket += 1)
    if (id === undefined) return
    const result = await request<CallbackTicket>(`/api/staff/callbacks/${id}`)
    // An older answer, or one for a ticket that was left meanwhile, must not overwrite.
    if (turn !== latest.current.ticket) return
    setTicket((known) => merge(known, result, (value) => value))
  }, [])

  const refresh = useCallback(async () => {
    await Promise.all([loadList(), loadTicket()])
  }, [loadList, loadTicket])

  useEffect(() => void loadList(), [loadList])
  useEffect(() => {
    setTicket({ kind: 'loading' })
    void loadTicket()
  }, [selected, loadTicket])

  const act = useCallback(
    async (action: CallbackAction, body: unknown) => {
      const path = `/api/staff/callbacks/${latest.current.selected}/${action}`
      const result = await request(path, { method: 'POST', csrf: session.csrf, body })
      if (!result.ok && result.status === 401) expired()
      await refresh()
      return result.ok ? undefined : result.detail
    },
    [session.csrf, refresh, expired],
  )

  return { list, ticket, refresh, act }
}
