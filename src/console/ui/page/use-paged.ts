import { useCallback, useRef, useState } from 'react'
import { useApi } from '../use-api.ts'

export type Paged<Item> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly detail: string; readonly field?: string | undefined }
  | { readonly kind: 'loaded'; readonly items: readonly Item[]; readonly next: string | undefined }

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | undefined
}

export interface PagedControl<Item> {
  readonly state: Paged<Item>
  readonly more: boolean
  /** From the first page on. */
  readonly start: (path: string) => Promise<void>
  /** The next page, below what is there. `problem`: it did not come, and what is there stays. */
  readonly goOn: (path: string) => Promise<string | undefined>
}

/** A list that comes a page at a time; an older answer never overwrites a newer one. */
export function usePaged<Answer, Item>(read: (answer: Answer) => Page<Item>): PagedControl<Item> {
  const { call } = useApi()
  const [state, setState] = useState<Paged<Item>>({ kind: 'idle' })
  const [more, setMore] = useState(false)
  const turn = useRef(0)

  const start = useCallback(
    async (path: string) => {
      const mine = (turn.current += 1)
      setMore(false)
      setState((known) => (known.kind === 'loaded' ? known : { kind: 'loading' }))
      const result = await call<Answer>(path)
      if (mine !== turn.current) return
      if (result.ok) setState({ kind: 'loaded', ...read(result.value) })
      else if (result.status === 404) setState({ kind: 'absent' })
      else setState({ kind: 'failed', detail: result.detail, field: result.field })
    },
    [call, read],
  )
  const goOn = useCallback(
    async (path: string) => {
      const mine = (turn.current += 1)
      setMore(true)
      const result = await call<Answer>(path)
      if (mine !== turn.current) return undefined
      setMore(false)
      if (!result.ok) return result.detail
      const { items, next } = read(result.value)
      setState((known) => ({
        kind: 'loaded',
        items: [...(known.kind === 'loaded' ? known.items : []), ...items],
        next,
      }))
      return undefined
    },
    [call, read],
  )
  return { state, more, start, goOn }
}
