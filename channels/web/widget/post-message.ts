import { apiRequest } from './api-request.ts'
import type { PostOutcome } from './outbox.ts'
import { stringField, type OutgoingMessage, type VisitorSession } from './wire.ts'

/** On a weak mobile network a request can hang for minutes; a repeat is harmless. */
const TIMEOUT_MS = 20_000
const NOT_ACCEPTED = 'Hệ thống không nhận được tin này.'

export async function postMessage(
  origin: string,
  session: VisitorSession,
  message: OutgoingMessage,
): Promise<PostOutcome> {
  try {
    const { token } = await session.current()
    let response = await post(origin, token, message)
    if (response.status === 401) response = await post(origin, (await session.replace(token)).token, message)
    return await outcomeOf(response)
  } catch {
    // No network, or the time is over.
    return { kind: 'later' }
  }
}

async function post(origin: string, token: string, { clientId, body }: OutgoingMessage): Promise<Response> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS)
  try {
    return await apiRequest(`${origin}/api/web/messages`, {
      method: 'POST',
      token,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ clientId, ...body }),
      signal: controller.signal,
    })
  } finally {
    clearTimeout(timer)
  }
}

async function outcomeOf(response: Response): Promise<PostOutcome> {
  const { status } = response
  if (response.ok) return { kind: 'accepted' }
  if (status === 401 || status === 408 || status === 429 || status >= 500) {
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
    return seconds > 0 && seconds <= 300 ? { kind: 'later', afterMs: seconds * 1000 } : { kind: 'later' }
  }
  const problem: unknown = await response.json().catch(() => undefined)
  return { kind: 'refused', detail: stringField(problem, 'detail') ?? NOT_ACCEPTED }
}
