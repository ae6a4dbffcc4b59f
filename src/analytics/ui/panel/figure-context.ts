import { createContext, useContext } from 'react'

/** What every figure of a page says about itself: rule, filter, time. */
export interface FigureFacts {
  readonly rule: string
  readonly filter: string
  /** How many ratings all of the page's figures rest on. */
  readonly basis?: string
  readonly time: string
}

const FactsContext = createContext<FigureFacts | undefined>(undefined)

export const FactsProvider = FactsContext.Provider

export function useFacts(): FigureFacts | undefined {
  return useContext(FactsContext)
}
