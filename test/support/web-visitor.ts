import { randomUUID } from 'node:crypto'
import { eventually } from './eventually.ts'

export interface ShownMessage {
  readonly seq: number
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly text: string
}

export interface WebVisitor {
  readonly visitor: string
  /** Resolves with the HTTP status; the same `clientId` is the same message. */
  say(text: string, clientId?: string): Promise<number>
  /** Opens the event stream at this instance; it is opened again, from where it was, when it breaks. */
  listen(url?: string): void
  readonly shown: readonly ShownMessage[]
  /** Resolves when so many answers were shown. */
  answers(count: number, withinMs?: number): Promise<readonly ShownMessage[]>
  leave(): void
}

/** A citizen with the web widget, as far as the server sees it. */
export async function openVisitor(url: string, options: { readonly address?: string } = {}): Promise<WebVisitor> {
  // As a proxy in front of the server tells it: each citizen has a network of their own.
  const from: Readonly<Record<string, string>> =
    options.address === undefined ? {} : { 'x-forwarded-for': options.address }
  const session: unknown = await (await fetch(`${url}/api/web/session`, { method: 'POST', headers: from })).json()
  const token = textField(session, 'token')
  const left = new AbortController()
  const shown: ShownMessage[] = []
  const read = async (instance: string): Promise<void> => {
    const last = shown.at(-1)
    const headers = {
      authorization: `Bearer ${token}`,
      ...(last === undefined ? {} : { 'last-event-id': String(last.seq) }),
    }
    const response = await fetch(`${instance}/api/web/events`, { headers, signal: left.signal })
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true })
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      shown.push(...events.flatMap(messageOf))
    }
  }
  return {
    visitor: textField(session, 'visitor'),
    shown,
    async say(text, clientId = randomUUID()) {
      const response = await fetch(`${url}/api/web/messages`, {
        method: 'POST',
        headers: { ...from, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ clientId, kind: 'text', text }),
      })
      await response.arrayBuffer()
      return response.status
    },
    listen(instance = url) {
      const again = (): void => {
        if (!left.signal.aborted)
          setTimeout(
            () =>
              void read(instance)
                .catch(() => undefined)
                .then(again),
            100,
          )
      }
      void read(instance)
        .catch(() => undefined)
        .then(again)
    },
    answers: (count, withinMs = 15_000) =>
      eventually(
        `${count} answers`,
        () => {
          const out = shown.filter(({ direction }) => direction === 'out')
          return out.length >= count ? out : undefined
        },
        withinMs,
      ),
    leave: () => left.abort(),
  }
}

function messageOf(event: string): ShownMessage[] {
  const lines = event.split('\n')
  if (!lines.includes('event: message')) return []
  const data: unknown = JSON.parse(
    lines
      .filter((line) => line.startsWith('data: '))
      .map((line) => line.slice(6))
      .join('\n'),
  )
  const content = typeof data === 'object' && data !== null && 'content' in data ? data.content : undefined
  const seq = typeof data === 'object' && data !== null && 'seq' in data ? Number(data.seq) : 0
  const direction = textField(data, 'direction') === 'out' ? 'out' : 'in'
  return [{ seq, id: textField(data, 'id'), direction, text: textField(content, 'text') }]
}

function textField(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
  return typeof found === 'string' ? found : ''
}
