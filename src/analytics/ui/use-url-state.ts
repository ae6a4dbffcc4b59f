import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { readUrl, writeUrl, type UrlState } from './url-state.ts'

export interface UrlControl {
  readonly state: UrlState
  readonly change: (part: Partial<UrlState>) => void
  /** The address that `change` would lead to: links can be opened in a new window. */
  readonly href: (part: Partial<UrlState>) => string
}

const UrlContext = createContext<UrlControl | undefined>(undefined)

export const UrlProvider = UrlContext.Provider

export function useUrl(): UrlControl {
  const control = useContext(UrlContext)
  if (control === undefined) throw new Error('no UrlProvider above')
  return control
}

export function useUrlState(): UrlControl {
  const [state, setState] = useState(() => readUrl(location.search))
  useEffect(() => {
    const follow = (): void => setState(readUrl(location.search))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const change = useCallback((part: Partial<UrlState>) => {
    // From the address itself: two changes in one moment must not undo each other.
    const next = { ...readUrl(location.search), ...part }
    history.pushState(null, '', `${location.pathname}${writeUrl(next)}`)
    setState(next)
  }, [])
  const href = useCallback(
    (part: Partial<UrlState>) => `${location.pathname}${writeUrl({ ...state, ...part })}`,
    [state],
  )
  return useMemo(() => ({ state, change, href }), [state, change, href])
}
