import { useSyncExternalStore } from 'react'

/** Room for list, conversation and help beside each other; as in work.css. */
const wide = matchMedia('(min-width: 1180px)')

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches)
}
