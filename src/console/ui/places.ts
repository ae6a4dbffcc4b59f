import { useEffect, useState } from 'react'

/** Where the officer is. It stands in the address: a reload keeps it and the back button of a phone leads to the list. */
export type Place =
  | { readonly kind: 'handoffs'; readonly id?: string }
  | { readonly kind: 'callbacks'; readonly id?: string }
  | { readonly kind: 'call' }

export const LIST_HREF = '#/'
export const CALLBACKS_HREF = '#/goi-lai'
export const CALL_HREF = '#/ghi-cuoc-goi'

export function handoffHref(id: string): string {
  return `#/${id}`
}

export function callbackHref(id: string): string {
  return `${CALLBACKS_HREF}/${id}`
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
  const callback = /^#\/goi-lai(?:\/(k_[\w-]+))?$/.exec(hash)
  if (callback !== null)
    return callback[1] === undefined ? { kind: 'callbacks' } : { kind: 'callbacks', id: callback[1] }
  const handoff = /^#\/(h_[\w-]+)$/.exec(hash)?.[1]
  return handoff === undefined ? { kind: 'handoffs' } : { kind: 'handoffs', id: handoff }
}
