import { apiRequest } from './api-request.ts'
import type { WidgetOptions } from './frame.ts'
import { keep, kept } from './storage.ts'
import { stringField, type Visitor, type VisitorSession } from './wire.ts'

type Page = Pick<WidgetOptions, 'origin' | 'site' | 'identity'>

export function createVisitorSession(page: Page): VisitorSession {
  let running: Promise<Visitor> | undefined

  const start = (): Promise<Visitor> => {
    const started = open(page).catch((error: unknown) => {
      running = undefined
      throw error
    })
    running = started
    return started
  }

  return {
    current: () => running ?? start(),
    replace: async (token) => {
      const now = await (running ?? start())
      if (now.token !== token) return now
      keep('visitor', '')
      return start()
    },
  }
}

async function open({ origin, site, identity }: Page): Promise<Visitor> {
  const held = kept('visitor')
  const headers = { ...(site && { 'X-Site': site }), ...(identity && { 'X-Identity': identity }) }
  const request = (token: string) => apiRequest(`${origin}/api/web/session`, { method: 'POST', token, headers })
  let response = await request(held)
  if (response.status === 401 && held !== '') response = await request('')
  if (!response.ok) throw new Error(`session: ${response.status}`)
  const data: unknown = await response.json()
  const token = stringField(data, 'token') ?? ''
  const visitor = stringField(data, 'visitor') ?? ''
  const name = stringField(data, 'name')
  if (name !== undefined) return { token, visitor, name }
  // For whoever builds the page: it was signed with another key, or is too old.
  if (identity) console.warn('ansinh: data-identity was not accepted')
  // Only a stranger's token stays in the browser: a person is vouched for by each page anew, so that who comes next
  // on a shared computer does not read on.
  keep('visitor', token)
  return { token, visitor }
}
