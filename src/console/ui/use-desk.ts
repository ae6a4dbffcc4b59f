import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DeskItem, HandoffList, HandoffView, Result } from './api.ts'
import { keepSame } from './keep-same.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { useApi } from './use-api.ts'
import { useLive } from './use-live.ts'

export type Loaded<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'loaded'; readonly value: Value }

export type DeskAction =
  | 'claim'
  | 'reply'
  | 'note'
  | 'close'
  | 'transfer'
  | 'return'
  | 'ticket'
  | 'tags'
  | 'retry'
  | 'merge'

/** Undefined: done. Else what to tell the officer. */
export type Act = (action: DeskAction, body?: object) => Promise<string | undefined>

export interface DeskState {
  readonly list: Loaded<readonly DeskItem[]>
  readonly view: Loaded<HandoffView>
  readonly live: boolean
  readonly refresh: () => Promise<void>
  readonly act: Act
  /** Lets the citizen see that an answer is on its way; worth no second try. */
  readonly tellWriting: () => void
}

export interface DeskNeeds {
  readonly selected: string | undefined
  /** What else looks again when there is news. */
  readonly alsoRefresh: () => Promise<void>
}

/** The list moves while one reads it: not more often than the eye follows. */
const LIST_GAP_MS = 400

/** Conversations that were open lately are shown at once, and then as they are now. */
const KEPT_VIEWS = 20

export function useDesk({ selected, alsoRefresh }: DeskNeeds): DeskState {
  const { call } = useApi()
  const [list, setList] = useState<Loaded<readonly DeskItem[]>>({ kind: 'loading' })
  const [view, setView] = useState<Loaded<HandoffView>>({ kind: 'loading' })
  const latest = useRef({ selected })
  latest.current.selected = selected
  const views = useRef(new Map<string, HandoffView>())

  const loadList = useMemo(
    () =>
      oneAtATime(async () => {
        const result = await call<HandoffList>('/handoffs')
        setList((known) => merge(known, result, ({ handoffs }) => keepSame(loadedItems(known), handoffs)))
      }, LIST_GAP_MS),
    [call],
  )

  const loadView = useMemo(
    () =>
      oneAtATime(async () => {
        const id = latest.current.selected
        if (id === undefined) return
        const result = await call<HandoffView>(`/handoffs/${id}`)
        // One for a conversation that was left meanwhile must not overwrite.
        if (id !== latest.current.selected) return
        if (result.ok) keepView(views.current, id, result.value)
        const kept = views.current.get(id)
        setView((known) => merge(known, result, (value) => kept ?? value))
      }, 0),
    [call],
  )

  const refresh = useCallback(async () => {
    await Promise.all([loadList(), loadView()])
  }, [loadList, loadView])
  const onNews = useCallback(
    (about: string) => {
      void loadList()
      // What another conversation has news of changes nothing in this one.
      if (about === '' || about === latest.current.selected) void loadView()
      if (about === '') void alsoRefresh()
    },
    [loadList, loadView, alsoRefresh],
  )
  const live = useLive(onNews)

  useEffect(() => void loadList(), [loadList])
  useEffect(() => {
    const kept = selected === undefined ? undefined : views.current.get(selected)
    setView(kept === undefined ? { kind: 'loading' } : { kind: 'loaded', value: kept })
    void loadView()
  }, [selected, loadView])

  const act = useCallback<Act>(
    async (action, body) => {
      const path = `/handoffs/${latest.current.selected}/${action}`
      const result = await call(path, { method: 'POST', ...(body === undefined ? {} : { body }) })
      // The list may take its time; the officer goes on writing.
      void loadList()
      await loadView()
      return result.ok ? undefined : result.detail
    },
    [call, loadList, loadView],
  )

  const tellWriting = useCallback(() => {
    void call(`/handoffs/${latest.current.selected}/typing`, { method: 'POST' })
  }, [call])

  return { list, view, live, refresh, act, tellWriting }
}

export function loadedItems(list: Loaded<readonly DeskItem[]>): readonly DeskItem[] {
  return list.kind === 'loaded' ? list.value : []
}

function keepView(views: Map<string, HandoffView>, id: string, fresh: HandoffView): void {
  const old = views.get(id)
  views.delete(id)
  views.set(id, old === undefined ? fresh : { ...fresh, transcript: keepSame(old.transcript, fresh.transcript) })
  const oldest = views.keys().next().value
  if (views.size > KEPT_VIEWS && oldest !== undefined) views.delete(oldest)
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
