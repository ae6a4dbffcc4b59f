import { objectOf, parseObject, stringOf, type Json } from '../../../channels/kit/json.ts'
import { pause } from '../eventually.ts'
import type { ShiftPerson } from './shift-house.ts'

/** `status` 0: the line broke, so that nobody knows whether it was done. */
export interface Answer {
  readonly status: number
  readonly body: Json
}

/** An officer's session without a window. */
export interface OfficerSession {
  readonly person: ShiftPerson
  send(path: string, body?: unknown): Promise<Answer>
  /** Until the server says something, a few times over: what was not acknowledged is looked up, not sent blindly. */
  claim(handoff: string): Promise<number>
  reply(handoff: string, text: string): Promise<number>
  close(handoff: string): Promise<number>
  transcript(handoff: string): Promise<readonly Said[]>
}

export interface Said {
  readonly direction: string
  readonly author: string
  readonly text: string
}

const AGAIN_MS = 150
const TRY_MS = 10_000

type Send = OfficerSession['send']

export async function openOfficerSession(url: string, person: ShiftPerson): Promise<OfficerSession> {
  const send = await signedIn(url, person)
  const state = async (handoff: string): Promise<Json> => objectOf((await read(send, handoff))['handoff']) ?? {}
  const transcript = async (handoff: string): Promise<readonly Said[]> => saidIn(await read(send, handoff))
  const isSaid = async (handoff: string, text: string): Promise<boolean> =>
    (await transcript(handoff)).some((said) => said.author === person.id && said.text === text)
  return {
    person,
    send,
    transcript,
    claim: (handoff) =>
      surely(send, `/handoffs/${handoff}/claim`, {}, async () => (await state(handoff))['assignedTo'] === person.id),
    reply: (handoff, text) => surely(send, `/handoffs/${handoff}/reply`, { text }, () => isSaid(handoff, text)),
    close: (handoff) =>
      surely(send, `/handoffs/${handoff}/close`, {}, async () => (await state(handoff))['status'] === 'resolved'),
  }
}

async function signedIn(url: string, { username, password }: ShiftPerson): Promise<Send> {
  const login = await fetch(`${url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
  const csrf = stringOf(parseObject(await login.text())?.['csrf']) ?? ''
  const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' }
  return async (path, body) => {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    try {
      const response = await fetch(`${url}/api/staff${path}`, { ...post, headers, signal: AbortSignal.timeout(TRY_MS) })
      return { status: response.status, body: parseObject(await response.text()) ?? {} }
    } catch {
      return { status: 0, body: {} }
    }
  }
}

/** A refusal may be the trace of a try whose answer was lost: `isDone` tells. */
async function surely(send: Send, path: string, body: unknown, isDone: () => Promise<boolean>): Promise<number> {
  for (let unsure = false; ; unsure = true) {
    if (unsure && (await isDone())) return 200
    const { status } = await send(path, body)
    if (status !== 0 && status < 500) return status
    await pause(AGAIN_MS)
  }
}

async function read(send: Send, handoff: string): Promise<Json> {
  for (;;) {
    const { status, body } = await send(`/handoffs/${handoff}`)
    if (status === 200) return body
    if (status >= 400 && status < 500) throw new Error(`handoff ${handoff}: ${status}`)
    await pause(AGAIN_MS)
  }
}

function saidIn(view: Json): readonly Said[] {
  const entries: unknown = view['transcript']
  if (!Array.isArray(entries)) return []
  return entries.map((entry: unknown) => {
    const { direction, author, content } = objectOf(entry) ?? {}
    const text = stringOf(objectOf(content)?.['text']) ?? ''
    return { direction: stringOf(direction) ?? '', author: stringOf(author) ?? '', text }
  })
}
