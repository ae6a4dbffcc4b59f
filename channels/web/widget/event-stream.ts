import { apiRequest } from './api-request.ts'
import { backoffMs, createPause } from './pause.ts'
import { createSseReader, type SseEvent } from './sse-reader.ts'
import type { VisitorSession } from './wire.ts'

export interface EventStream {
  /** The network may be back: do not wait any longer. */
  nudge(): void
}

interface EventStreamOptions {
  readonly origin: string
  readonly session: VisitorSession
  readonly onEvent: (event: SseEvent) => void
  readonly onConnection: (connected: boolean) => void
}

/** The server pings every 15 s; two pings missed and a bit means that the line is dead although nothing was reported. */
const SILENCE_MS = 40_000

/** Keeps one event stream open as long as the page lives, and goes on after the last event seen. */
export function openEventStream(options: EventStreamOptions): EventStream {
  const pause = createPause()
  void keepOpen(options, (ms) => pause.wait(ms))
  return { nudge: () => pause.skip() }
}

async function keepOpen(options: EventStreamOptions, wait: (ms: number) => Promise<void>): Promise<never> {
  const position: Position = { visitor: '', lastId: '' }
  for (let failures = 1; ; failures += 1) {
    const opened = await readOnce(options, position)
    // A server that restarts ends the stream: only when the next try fails too is it worth a word to the citizen.
    if (opened) failures = 1
    else options.onConnection(false)
    await wait(backoffMs(failures))
  }
}

interface Position {
  visitor: string
  lastId: string
}

/** Whether the stream was open before it ended. */
async function readOnce(options: EventStreamOptions, position: Position): Promise<boolean> {
  const controller = new AbortController()
  let watchdog = setTimeout(() => controller.abort(), SILENCE_MS)
  const alive = (): void => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => controller.abort(), SILENCE_MS)
  }
  let opened = false
  try {
    const { token, visitor } = await options.session.current()
    if (visitor !== position.visitor) Object.assign(position, { visitor, lastId: '' })
    const response = await request(options.origin, token, position.lastId, controller.signal)
    if (response.status === 401) await options.session.replace(token)
    if (!response.ok || response.body === null) return false
    opened = true
    options.onConnection(true)
    await readBody(response.body, alive, (event) => {
      if (event.id !== '') position.lastId = event.id
      options.onEvent(event)
    })
    return opened
  } catch {
    // No network, or the watchdog: both are told to the citizen by `onConnection`.
    return opened
  } finally {
    clearTimeout(watchdog)
  }
}

function request(origin: string, token: string, lastId: string, signal: AbortSignal): Promise<Response> {
  const position = lastId === '' ? {} : { 'Last-Event-ID': lastId }
  return apiRequest(`${origin}/api/web/events`, {
    token,
    signal,
    headers: { Accept: 'text/event-stream', ...position },
  })
}

async function readBody(
  body: ReadableStream<Uint8Array>,
  alive: () => void,
  onEvent: (event: SseEvent) => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const read = createSseReader(onEvent)
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    alive()
    read(decoder.decode(value, { stream: true }))
  }
}
