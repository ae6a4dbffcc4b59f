import { useEffect, useState } from 'react'

/** Where the officer is. It stands in the address: a reload keeps it and the back button of a phone leads to the list. */
export type Place =
  | { readonly kind: 'handoffs'; readonly id?: string }
  | { readonly kind: 'callbacks'; readonly id?: string }
  | { readonly kind: 'call' }
  | { readonly kind: 'search'; readonly conversation?: string }
  | { readonly kind: 'board' | 'people' | 'audit' | 'account' }

export const LIST_HREF = '#/'
export const CALLBACKS_HREF = '#/goi-lai'
export const CALL_HREF = '#/ghi-cuoc-goi'
export const SEARCH_HREF = '#/tim'
export const BOARD_HREF = '#/dieu-hanh'
export const PEOPLE_HREF = '#/nhan-su'
export const AUDIT_HREF = '#/nhat-ky'
export const ACCOUNT_HREF = '#/tai-khoan'

export function handoffHref(id: string): string {
  return `#/${id}`
}

export function callbackHref(id: string): string {
  return `${CALLBACKS_HREF}/${id}`
}

export function foundHref(conversation: string): string {
  return `${SEARCH_HREF}/${conversation}`
}

export function usePlace(): Place {
  const [place, setPlace] = useState(() => placeOf(location.hash))
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return place
}

export function placeOf(hash: string): Place {
  if (hash === CALL_HREF) return { kind: 'call' }
  if (hash === BOARD_HREF) return { kind: 'board' }
  if (hash === PEOPLE_HREF) return { kind: 'people' }
  if (hash === AUDIT_HREF) return { kind: 'audit' }
  if (hash === ACCOUNT_HREF) return { kind: 'account' }
  const found = /^#\/tim(?:\/(c_[\w-]+))?$/.exec(hash)
  if (found !== null) return found[1] === undefined ? { kind: 'search' } : { kind: 'search', conversation: found[1] }
  const callback = /^#\/goi-lai(?:\/(k_[\w-]+))?$/.exec(hash)
  if (callback !== null)
    return callback[1] === undefined ? { kind: 'callbacks' } : { kind: 'callbacks', id: callback[1] }
  const handoff = /^#\/(h_[\w-]+)$/.exec(hash)?.[1]
  return handoff === undefined ? { kind: 'handoffs' } : { kind: 'handoffs', id: handoff }
}
