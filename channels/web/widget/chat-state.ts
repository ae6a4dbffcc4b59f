import { unreachable } from '../../../src/core/message.ts'
import type { SendStatus } from './outbox.ts'
import type { LogEntry, Mode, OutgoingBody, OutgoingMessage } from './wire.ts'

export interface Pending extends OutgoingMessage {
  readonly status: SendStatus
  readonly detail?: string | undefined
  readonly at: string
}

export interface ChatState extends Circumstances {
  readonly entries: readonly LogEntry[]
  /** Typed here and not yet seen in the stream. */
  readonly pending: readonly Pending[]
}

/** What is known around the messages; each is replaced by what is heard later. */
interface Circumstances {
  readonly mode: Mode
  readonly officer?: string | undefined
  readonly title?: string | undefined
  /** Of the person whom the host page vouches for. */
  readonly name?: string
  readonly connection: 'none' | 'open' | 'lost'
  /** Whether the history, if there is one, has arrived: only then "no history" is true. */
  readonly settled: boolean
  /** An answer of the bot is on its way. */
  readonly awaiting: boolean
  /** An officer is writing. */
  readonly typing: boolean
  /** The server takes files; it may be one that keeps none. */
  readonly files: boolean
}

export type ChatAction =
  | { readonly kind: 'entry'; readonly entry: LogEntry }
  | { readonly kind: 'heard'; readonly news: Partial<Circumstances> }
  | { readonly kind: 'queued'; readonly message: OutgoingMessage; readonly at: string }
  | {
      readonly kind: 'status'
      readonly clientId: string
      readonly status: SendStatus
      readonly detail?: string | undefined
    }
  | { readonly kind: 'uploaded'; readonly clientId: string; readonly body: OutgoingBody }

export const emptyChat: ChatState = {
  entries: [],
  pending: [],
  mode: 'bot',
  connection: 'none',
  settled: false,
  awaiting: false,
  typing: false,
  files: true,
}

export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.kind) {
    case 'entry':
      return withEntry(state, action.entry)
    case 'heard':
      return { ...state, ...action.news }
    case 'queued': {
      const pending: Pending = { ...action.message, status: 'sending', at: action.at }
      // A file is no question until it is there.
      const awaiting = pending.body.kind !== 'attachment'
      return { ...state, settled: true, awaiting, pending: [...state.pending, pending] }
    }
    case 'status': {
      const { clientId, status, detail } = action
      const awaiting = state.awaiting && (status === 'sending' || status === 'sent')
      return { ...withChange(state, clientId, { status, detail }), awaiting }
    }
    case 'uploaded':
      return { ...withChange(state, action.clientId, { body: action.body }), awaiting: true }
    default:
      return unreachable(action)
  }
}

/** The stream repeats entries after a reconnect; their order is the server's. */
function withEntry(state: ChatState, entry: LogEntry): ChatState {
  if (state.entries.some((known) => known.id === entry.id)) return state
  if (entry.direction === 'out') {
    return { ...state, entries: [...state.entries, entry], awaiting: false, typing: false }
  }
  const sent = state.pending.find(({ clientId }) => clientId === entry.clientId)
  const pending = state.pending.filter((message) => message !== sent)
  // The server may tell the file's name only later.
  const named = sent?.body.kind === 'attachment' ? { media: sent.body.attachment, ...entry } : entry
  return { ...state, entries: [...state.entries, named], pending }
}

function withChange(state: ChatState, clientId: string, change: Partial<Pending>): ChatState {
  const pending = state.pending.map((message) => (message.clientId === clientId ? { ...message, ...change } : message))
  return { ...state, pending }
}
