import { createContext, useContext } from 'react'
import type { Session } from '../api.ts'

/** A change of password or second factor ends all sessions and goes on under a new token. */
const RenewContext = createContext<(session: Session) => void>(() => undefined)

export const RenewProvider = RenewContext.Provider

export function useRenew(): (session: Session) => void {
  return useContext(RenewContext)
}
