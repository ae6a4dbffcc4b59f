import { apiRequest } from './api-request.ts'
import { backoffMs, createPause } from './pause.ts'
import { createSseReader, type SseEvent } from './sse-reader.ts'
import type { VisitorSession } from './wire.ts'

export interface EventStream {
  /** The network may have changed, or the phone slept: do not wait any longer, and do not trust a silent line. */
  nudge(): void
}

interface EventStreamOptions {
  readonly origin: string
  readonly session: VisitorSession
  readonly onEvent: (event: SseEvent) => void
  readonly onConnection: (connected: boolean) => void
  /** Ends it for good. */
  readonly signal: AbortSignal
}

/** The server pings every 15 s; two pings missed and a bit means that the line is dead although nothing was reported. */
const SILENCE_MS = 40_000
/** A line that was silent for so long when the phone wakes up is opened anew: one ping was missed. */
const STALE_MS = 17_000

/** Keeps one event stream open, and goes on after the last event seen. */
export function openEventStream({ origin, session, onEvent, onConnection, signal }: EventStreamOptions): EventStream {
  const pause = createPause()
  let position = { visitor: '', lastId: '' }
  let aliveAt = 0
  let cut = (): void => undefined

  /** Whether the stream was open before it ended. */
  const readOnce = async (): Promise<boolean> => {
    const controller = new AbortController()
    cut = () => controller.abort()
    let watchdog: ReturnType<typeof setTimeout> | undefined
    const alive = (): void => {
      aliveAt = Date.now()
      clearTimeout(watchdog)
      watchdog = setTimeout(cut, SILENCE_MS)
    }
    alive()
    let opened = false
    try {
      const { token, visitor } = await session.current()
      if (visitor !== position.visitor) position = { visitor, lastId: '' }
      const response = await apiRequest(`${origin}/api/web/events`, {
        token,
        signal: controller.signal,
        headers: {
          Accept: 'text/event-stream',
          ...(position.lastId && { 'Last-Event-ID': position.lastId }),
        },
      })
      if (response.status === 401) await session.replace(token)
      if (!response.ok || response.body === null) return false
      opened = true
      onConnection(true)
      const read = createSseReader((event) => {
        position.lastId = event.id || position.lastId
        onEvent(event)
      })
      await readBody(response.body, (text) => {
        alive()
        read(text)
      })
    } catch {
      // No network, or the line was cut: both are told to the citizen by `onConnection`.
    } finally {
      clearTimeout(watchdog)
    }
    return opened
  }

  const keepOpen = async (): Promise<void> => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      // A server that restarts ends the stream: only when the next try fails too is it worth a word to the citizen.
      if (await readOnce()) failures = 1
      else if (!signal.aborted) onConnection(false)
      await pause.wait(backoffMs(failures))
    }
  }

  signal.addEventListener('abort', () => cut())
  void keepOpen()
  return {
    nudge: () => {
      if (!navigator.onLine || Date.now() - aliveAt > STALE_MS) cut()
      pause.skip()
    },
  }
}

async function readBody(body: ReadableStream<Uint8Array>, onText: (text: string) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    onText(decoder.decode(value, { stream: true }))
  }
}
