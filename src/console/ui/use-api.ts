import { createContext, useContext, useMemo } from 'react'
import { request, type RequestOptions, type Result, type Session } from './api.ts'
import type { Staff } from './desk-types.ts'

/** The API as the signed-in officer: adds the CSRF token, and notices when the session is over. */
export interface Api {
  readonly staff: Staff
  readonly call: <Value>(path: string, options?: RequestOptions) => Promise<Result<Value>>
}

const ApiContext = createContext<Api | undefined>(undefined)

/** Above everything that calls the API. */
export const ApiProvider = ApiContext.Provider

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === undefined) throw new Error('no ApiProvider above')
  return api
}

/** `base`: where the paths begin; the analysts' page has a root of its own. */
export function useSignedInApi({ staff, csrf }: Session, expired: () => void, base = '/api/staff'): Api {
  return useMemo(
    () => ({
      staff,
      async call<Value>(path: string, options: RequestOptions = {}) {
        const result = await request<Value>(`${base}${path}`, { ...options, csrf })
        if (!result.ok && result.status === 401) expired()
        return result
      },
    }),
    [staff, csrf, expired, base],
  )
}
