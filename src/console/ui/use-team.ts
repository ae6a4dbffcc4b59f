import { createContext, useContext, useMemo } from 'react'
import type { Colleague, Colleagues } from './desk-types.ts'
import { queueText } from './texts.ts'
import { useApi } from './use-api.ts'
import { loadedOr, useResource } from './use-resource.ts'

/** What the desk knows of the team wherever it is shown. */
export interface Team {
  /** One's own; undefined until it is known. */
  readonly state: Colleague['state'] | undefined
  readonly queueTitle: (queue: string) => string
  readonly reload: () => Promise<void>
}

const TeamContext = createContext<Team>({ state: undefined, queueTitle: queueText, reload: () => Promise.resolve() })

export const TeamProvider = TeamContext.Provider

export function useTeam(): Team {
  return useContext(TeamContext)
}

const nobody: Colleagues = { colleagues: [], queues: [] }

/** Read again whenever the desk is connected anew: that is what makes an officer present. */
export function useTeamReading(live: boolean): Team {
  const { staff } = useApi()
  const { state: read, reload } = useResource<Colleagues>('/colleagues', live)
  return useMemo(() => {
    const { colleagues, queues } = loadedOr(read, nobody)
    const titles = new Map(queues.map(({ name, title }) => [name, title]))
    return {
      state: colleagues.find(({ id }) => id === staff.id)?.state,
      queueTitle: (queue) => titles.get(queue) ?? queueText(queue),
      reload,
    }
  }, [read, reload, staff.id])
}
