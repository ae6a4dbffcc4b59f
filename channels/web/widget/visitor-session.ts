import { apiRequest } from './api-request.ts'
import { stringField, type Visitor, type VisitorSession } from './wire.ts'

/** The only thing that is stored in the citizen's browser. */
const STORAGE_KEY = 'ansinh.visitor'

export function createVisitorSession(origin: string): VisitorSession {
  let running: Promise<Visitor> | undefined

  const start = (): Promise<Visitor> => {
    const started = open(origin).catch((error: unknown) => {
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
      store('')
      return start()
    },
  }
}

export function hasStoredToken(): boolean {
  return stored() !== ''
}

async function open(origin: string): Promise<Visitor> {
  const held = stored()
  const request = (token: string) => apiRequest(`${origin}/api/web/session`, { method: 'POST', token })
  let response = await request(held)
  if (response.status === 401 && held !== '') response = await request('')
  if (!response.ok) throw new Error(`session: ${response.status}`)
  const data: unknown = await response.json()
  const token = stringField(data, 'token') ?? ''
  if (token !== held) store(token)
  return { token, visitor: stringField(data, 'visitor') ?? '' }
}

// Storage can be blocked by the browser's settings: the chat then lasts as long as the page.
function stored(): string {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? ''
  } catch {
    return ''
  }
}

function store(token: string): void {
  try {
    if (token === '') localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, token)
  } catch {
    return
  }
}
