import { useCallback, useEffect, useRef, useState } from 'react'
import { inOrder } from './in-order.ts'
import { useApi } from './use-api.ts'

export type Resource<Value> =
  | { readonly kind: 'loading' }
  /** The server has no such thing (404): whoever shows it hides. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'loaded'; readonly value: Value }

export interface ResourceControl<Value> {
  readonly state: Resource<Value>
  readonly reload: () => Promise<void>
}

/**
 * What `GET path` answers; undefined asks for nothing. A new `news` asks again and keeps what is shown meanwhile; a
 * reading that fails keeps it too.
 */
export function useResource<Value>(path: string | undefined, news?: unknown): ResourceControl<Value> {
  const { call } = useApi()
  const [state, setState] = useState<Resource<Value>>({ kind: 'loading' })
  const order = useRef(inOrder())
  const wanted = useRef(path)
  wanted.current = path
  const shown = useRef(path)

  const reload = useCallback(async () => {
    if (path === undefined) return
    const isNewest = order.current()
    const result = await call<Value>(path)
    // The answer for what was left meanwhile, or an older one.
    if (path !== wanted.current || !isNewest()) return
    if (result.ok) setState({ kind: 'loaded', value: result.value })
    else if (result.status === 404) setState({ kind: 'absent' })
    else setState((known) => (known.kind === 'loaded' ? known : { kind: 'failed', detail: result.detail }))
  }, [call, path])

  useEffect(() => {
    if (shown.current !== path) setState({ kind: 'loading' })
    shown.current = path
    void reload()
  }, [reload, path, news])

  return { state, reload }
}

export function loadedOr<Value>(state: Resource<Value>, otherwise: Value): Value {
  return state.kind === 'loaded' ? state.value : otherwise
}
