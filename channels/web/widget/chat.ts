import { emptyChat, reduceChat, type ChatAction, type ChatState } from './chat-state.ts'
import { openEventStream, type EventStream } from './event-stream.ts'
import { createOutbox } from './outbox.ts'
import { postMessage } from './post-message.ts'
import type { SseEvent } from './sse-reader.ts'
import { createVisitorSession, hasStoredToken } from './visitor-session.ts'
import { isLogEntry, isModeEvent, stringField, type OutgoingBody } from './wire.ts'

export interface Chat {
  state(): ChatState
  subscribe(listener: () => void): void
  /** Connects on the first call; before that the widget talks to nobody. */
  start(): void
  send(body: OutgoingBody): void
  retry(): void
}

/** History follows `hello` at once; after this time there is none. */
const HISTORY_MS = 400
/** A promise of an answer that does not come is worse than none. */
const AWAIT_MS = 30_000

export function createChat(origin: string): Chat {
  let state: ChatState = { ...emptyChat, settled: !hasStoredToken() }
  const listeners: (() => void)[] = []
  const session = createVisitorSession(origin)
  let stream: EventStream | undefined
  let awaitTimer: ReturnType<typeof setTimeout> | undefined

  const dispatch = (action: ChatAction): void => {
    state = reduceChat(state, action)
    listeners.forEach((listener) => listener())
  }
  const outbox = createOutbox(
    (message) => postMessage(origin, session, message),
    (clientId, status, detail) => {
      dispatch({ kind: 'status', clientId, status, ...(detail === undefined ? {} : { detail }) })
    },
  )
  const wakeUp = (): void => {
    stream?.nudge()
    if (state.pending.some((message) => message.status === 'waiting')) outbox.retryNow()
  }

  return {
    state: () => state,
    subscribe: (listener) => void listeners.push(listener),
    start: () => {
      if (stream !== undefined) return
      const onConnection = (connected: boolean): void => dispatch({ kind: 'connection', connected })
      stream = openEventStream({ origin, session, onConnection, onEvent: (event) => onEvent(event, dispatch) })
      window.addEventListener('online', wakeUp)
      document.addEventListener('visibilitychange', () => document.hidden || wakeUp())
    },
    send: (body) => {
      const message = { clientId: newClientId(), body }
      dispatch({ kind: 'queued', message, at: new Date().toISOString() })
      outbox.add(message)
      clearTimeout(awaitTimer)
      awaitTimer = setTimeout(() => dispatch({ kind: 'stopped-awaiting' }), AWAIT_MS)
    },
    retry: () => outbox.retryNow(),
  }
}

function onEvent(event: SseEvent, dispatch: (action: ChatAction) => void): void {
  const data = parse(event.data)
  if (event.event === 'message' && isLogEntry(data)) dispatch({ kind: 'entry', entry: data })
  if (event.event === 'state' && isModeEvent(data)) {
    dispatch({ kind: 'mode', mode: data.state, ...(data.officer === undefined ? {} : { officer: data.officer }) })
  }
  if (event.event === 'hello') {
    const title = stringField(data, 'title')
    if (title !== undefined) dispatch({ kind: 'title', title })
    setTimeout(() => dispatch({ kind: 'settled' }), HISTORY_MS)
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

/** UUID version 4. `crypto.randomUUID` exists only on https pages and from Chrome 92. */
function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte
    return value.toString(16).padStart(2, '0')
  }).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
