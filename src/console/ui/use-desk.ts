import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { HandoffListing } from '../../store/contract.ts'
import { request, type HandoffList, type HandoffView, type Result, type Session } from './api.ts'
import { useLive } from './use-live.ts'

export type Loaded<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'loaded'; readonly value: Value }

export type DeskAction = 'claim' | 'reply' | 'note' | 'close'

export interface DeskState {
  readonly list: Loaded<readonly HandoffListing[]>
  readonly view: Loaded<HandoffView>
  readonly live: boolean
  readonly refresh: () => Promise<void>
  /** Undefined: done. Else what to tell the officer. */
  readonly act: (action: DeskAction, text?: string) => Promise<string | undefined>
  /** Lets the citizen see that an answer is on its way; worth no second try. */
  readonly tellWriting: () => void
}

export interface DeskNeeds {
  readonly session: Session
  readonly selected: string | undefined
  readonly expired: () => void
  /** What else looks again when there is news. */
  readonly alsoRefresh: () => Promise<void>
}

export function useDesk({ session, selected, expired, alsoRefresh }: DeskNeeds): DeskState {
  const [list, setList] = useState<Loaded<readonly HandoffListing[]>>({ kind: 'loading' })
  const [view, setView] = useState<Loaded<HandoffView>>({ kind: 'loading' })
  const latest = useRef({ selected, list: 0, view: 0 })
  latest.current.selected = selected

  const loadList = useCallback(async () => {
    const turn = (latest.current.list += 1)
    const result = await request<HandoffList>('/api/staff/handoffs')
    if (turn !== latest.current.list) return
    if (!result.ok && result.status === 401) expired()
    setList((known) => merge(known, result, (value) => value.handoffs))
  }, [expired])

  const loadView = useCallback(async () => {
    const id = latest.current.selected
    const turn = (latest.current.view += 1)
    if (id === undefined) return
    const result = await request<HandoffView>(`/api/staff/handoffs/${id}`)
    // An older answer, or one for a conversation that was left meanwhile, must not overwrite.
    if (turn !== latest.current.view) return
    setView((known) => merge(known, result, (value) => value))
  }, [])

  const refresh = useCallback(async () => {
    await Promise.all([loadList(), loadView()])
  }, [loadList, loadView])
  const onNews = useCallback(() => {
    void refresh()
    void alsoRefresh()
  }, [refresh, alsoRefresh])
  const live = useLive(onNews)

  useEffect(() => void loadList(), [loadList])
  useEffect(() => {
    setView({ kind: 'loading' })
    void loadView()
  }, [selected, loadView])

  const act = useCallback(
    async (action: DeskAction, text?: string) => {
      const body = text === undefined ? {} : { body: { text } }
      const path = `/api/staff/handoffs/${latest.current.selected}/${action}`
      const result = await request(path, { method: 'POST', csrf: session.csrf, ...body })
      if (!result.ok && result.status === 401) expired()
      await refresh()
      return result.ok ? undefined : result.detail
    },
    [session.csrf, refresh, expired],
  )

  const tellWriting = useCallback(() => {
    void request(`/api/staff/handoffs/${latest.current.selected}/typing`, { method: 'POST', csrf: session.csrf })
  }, [session.csrf])

  return { list, view, live, refresh, act, tellWriting }
}

/** A refresh that fails leaves what is shown; the connection mark tells that it may be old. */
export function merge<Answer, Value>(
  known: Loaded<Value>,
  result: Result<Answer>,
  pick: (answer: Answer) => Value,
): Loaded<Value> {
  if (result.ok) return { kind: 'loaded', value: pick(result.value) }
  return known.kind === 'loaded' && result.status !== 404 ? known : { kind: 'failed', detail: result.detail }
}
