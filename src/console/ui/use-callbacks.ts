import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallbackItem, CallbackTicket } from './api.ts'
import { inOrder } from './in-order.ts'
import { keepSame } from './keep-same.ts'
import { useApi } from './use-api.ts'
import { merge, type Loaded } from './use-desk.ts'

export type CallbackAction = 'called' | 'no-answer' | 'rating'

export interface CallbacksState {
  readonly list: Loaded<readonly CallbackItem[]>
  readonly ticket: Loaded<CallbackTicket>
  readonly refresh: () => Promise<void>
  /** Undefined: done. Else what to tell the officer. */
  readonly act: (action: CallbackAction, body: unknown) => Promise<string | undefined>
}

export function useCallbacks(selected: string | undefined): CallbacksState {
  const { call } = useApi()
  const [list, setList] = useState<Loaded<readonly CallbackItem[]>>({ kind: 'loading' })
  const [ticket, setTicket] = useState<Loaded<CallbackTicket>>({ kind: 'loading' })
  const latest = useRef({ selected, list: inOrder(), ticket: inOrder() })
  latest.current.selected = selected

  const loadList = useCallback(async () => {
    const isNewest = latest.current.list()
    const result = await call<{ callbacks: readonly CallbackItem[] }>('/callbacks')
    if (!isNewest()) return
    setList((known) =>
      merge(known, result, ({ callbacks }) => keepSame(known.kind === 'loaded' ? known.value : [], callbacks)),
    )
  }, [call])

  const loadTicket = useCallback(async () => {
    const id = latest.current.selected
    if (id === undefined) return
    const isNewest = latest.current.ticket()
    const result = await call<CallbackTicket>(`/callbacks/${id}`)
    // An older answer, or one for a ticket that was left meanwhile, must not overwrite.
    if (id !== latest.current.selected || !isNewest()) return
    setTicket((known) => merge(known, result, (value) => value))
  }, [call])

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
      const path = `/callbacks/${latest.current.selected}/${action}`
      const result = await call(path, { method: 'POST', body })
      await refresh()
      return result.ok ? undefined : result.detail
    },
    [call, refresh],
  )

  return { list, ticket, refresh, act }
}
