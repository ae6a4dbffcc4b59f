import { emptyChat, reduceChat, type ChatAction, type ChatState } from './chat-state.ts'
import { openEventStream, type EventStream } from './event-stream.ts'
import type { FileSender } from './file-sender.ts'
import type { WidgetOptions } from './frame.ts'
import { newClientId } from './new-client-id.ts'
import { createOutbox } from './outbox.ts'
import { postMessage } from './post-message.ts'
import { kept } from './storage.ts'
import { createUnsentStore } from './unsent-store.ts'
import { createVisitorSession } from './visitor-session.ts'
import { isLogEntry, isModeEvent, parseJson, stringField, type OutgoingBody, type OutgoingMessage } from './wire.ts'

export interface Chat {
  state(): ChatState
  subscribe(listener: () => void): void
  /** Connects on the first call; before that the widget talks to nobody. */
  start(): void
  /** For good. */
  stop(): void
  send(body: OutgoingBody): void
  /** Rejects where the part for files could not be loaded. */
  attach(files: readonly File[]): Promise<void>
  view(url: string, name: string): Promise<void>
  thumbnail: FileSender['thumbnail']
  retry(): void
}

/** History follows `hello` at once; after this time there is none. */
const HISTORY_MS = 400
/** A promise of an answer that does not come is worse than none. */
const AWAIT_MS = 30_000
/** Officers' pages tell every few seconds that somebody writes. */
const TYPING_MS = 8_000

export function createChat(options: WidgetOptions): Chat {
  const { origin, identity } = options
  let state: ChatState = { ...emptyChat, settled: kept('visitor') === '' && identity === '' }
  const listeners: (() => void)[] = []
  const session = createVisitorSession(options)
  const unsent = createUnsentStore(identity === '' ? 'unsent' : 'unsent.person')
  const gone = new AbortController()
  let stream: EventStream | undefined

  const dispatch = (action: ChatAction): void => {
    state = reduceChat(state, action)
    listeners.forEach((listener) => listener())
  }
  const heard = (news: Partial<ChatState>): void => dispatch({ kind: 'heard', news })
  const stopAwaiting = createTimer(() => heard({ awaiting: false }))
  const stopTyping = createTimer(() => heard({ typing: false }))
  const outbox = createOutbox(
    (message) => postMessage(origin, session, message),
    (clientId, status, detail) => {
      if (status === 'sent' || status === 'refused') unsent.remove(clientId)
      dispatch({ kind: 'status', clientId, status, detail })
    },
  )
  const post = (message: OutgoingMessage): void => {
    unsent.add({ ...message, at: new Date().toISOString() })
    outbox.add(message)
  }
  const queue = (message: OutgoingMessage, at = new Date().toISOString()): void => {
    dispatch({ kind: 'queued', message, at })
    stopAwaiting(AWAIT_MS)
  }
  let files: FileSender | undefined
  const loadFiles = async () => {
    const module = await import('./file-sender.ts')
    files ??= module.createFileSender({ origin, session, dispatch, post })
    return { files, attachmentOf: module.attachmentOf }
  }
  const retry = (): void => {
    if (state.pending.some((message) => message.status === 'waiting')) outbox.retryNow()
    files?.retry()
  }
  const wakeUp = (): void => {
    stream?.nudge()
    if (navigator.onLine) retry()
  }

  const onEvent = (event: string, data: unknown): void => {
    if (event === 'message' && isLogEntry(data)) dispatch({ kind: 'entry', entry: data })
    if (event === 'state' && isModeEvent(data)) heard({ mode: data.state, officer: data.officer })
    if (event === 'typing') {
      heard({ typing: true })
      stopTyping(TYPING_MS)
    }
    if (event === 'hello') {
      heard({ title: stringField(data, 'title') })
      setTimeout(() => heard({ settled: true }), HISTORY_MS)
    }
  }

  const start = (): void => {
    if (stream !== undefined) return
    for (const { at, ...message } of unsent.all()) {
      queue(message, at)
      outbox.add(message)
    }
    stream = openEventStream({
      origin,
      session,
      onConnection: (connected) => {
        heard(connected ? { connection: 'open' } : { connection: 'lost', settled: true })
        if (!connected) return
        retry()
        void session.current().then(({ name }) => name !== undefined && heard({ name }))
      },
      onEvent: ({ event, data }) => onEvent(event, parseJson(data)),
      signal: gone.signal,
    })
    const until = { signal: gone.signal }
    window.addEventListener('online', wakeUp, until)
    window.addEventListener('offline', wakeUp, until)
    document.addEventListener('visibilitychange', () => document.hidden || wakeUp(), until)
  }

  return {
    state: () => state,
    subscribe: (listener) => void listeners.push(listener),
    start,
    stop: () => {
      listeners.length = 0
      gone.abort()
    },
    send: (body) => {
      const message = { clientId: newClientId(), body }
      queue(message)
      post(message)
    },
    attach: async (list) => {
      const { files: sender, attachmentOf } = await loadFiles()
      for (const file of list) {
        const clientId = newClientId()
        queue({ clientId, body: { kind: 'attachment', attachment: attachmentOf(file) } })
        sender.send(clientId, file)
      }
    },
    view: async (url, name) => (await loadFiles()).files.view(url, name),
    thumbnail: (url) => files?.thumbnail(url),
    retry,
  }
}

function createTimer(run: () => void): (ms: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (ms) => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
}
