import { createContext, useContext } from 'react'

const MayContext = createContext<readonly string[]>([])

/** What the server says that this person may do; the routes decide, the page only hides what would be refused. */
export const MayProvider = MayContext.Provider

/** One of several permissions is enough. */
export function useMay(...wanted: readonly Wanted[]): boolean {
  const granted = useContext(MayContext)
  return wanted.some((permission) => granted.includes(permission))
}

type Wanted = 'publish' | 'comments' | 'recheck' | 'exports' | 'board'
