import { unreachable } from '../../../src/core/message.ts'
import type { SendStatus } from './outbox.ts'
import type { InEntry, LogEntry, Mode, OutgoingBody, OutgoingMessage } from './wire.ts'

export interface Pending extends OutgoingMessage {
  readonly status: SendStatus
  readonly detail?: string
  readonly at: string
}

export interface ChatState {
  readonly entries: readonly LogEntry[]
  /** Typed here and not yet seen in the stream. */
  readonly pending: readonly Pending[]
  readonly mode: Mode
  readonly officer?: string
  readonly title?: string
  readonly connection: 'none' | 'open' | 'lost'
  /** Whether the history, if there is one, has arrived: only then "no history" is true. */
  readonly settled: boolean
  /** An answer of the bot is on its way. */
  readonly awaiting: boolean
}

export type ChatAction =
  | { readonly kind: 'entry'; readonly entry: LogEntry }
  | { readonly kind: 'mode'; readonly mode: Mode; readonly officer?: string }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'connection'; readonly connected: boolean }
  | { readonly kind: 'settled' }
  | { readonly kind: 'queued'; readonly message: OutgoingMessage; readonly at: string }
  | { readonly kind: 'status'; readonly clientId: string; readonly status: SendStatus; readonly detail?: string }
  | { readonly kind: 'stopped-awaiting' }

export const emptyChat: ChatState = {
  entries: [],
  pending: [],
  mode: 'bot',
  connection: 'none',
  settled: false,
  awaiting: false,
}

export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.kind) {
    case 'entry':
      return withEntry(state, action.entry)
    case 'mode': {
      const { officer: _before, ...rest } = state
      return { ...rest, mode: action.mode, ...(action.officer === undefined ? {} : { officer: action.officer }) }
    }
    case 'title':
      return { ...state, title: action.title }
    case 'connection':
      return { ...state, connection: action.connected ? 'open' : 'lost', settled: state.settled || !action.connected }
    case 'settled':
      return { ...state, settled: true }
    case 'queued':
      return {
        ...state,
        settled: true,
        awaiting: true,
        pending: [...state.pending, { ...action.message, status: 'sending', at: action.at }],
      }
    case 'status':
      return withStatus(state, action.clientId, action.status, action.detail)
    case 'stopped-awaiting':
      return { ...state, awaiting: false }
    default:
      return unreachable(action)
  }
}

/** The stream repeats entries after a reconnect; their order is the server's. */
function withEntry(state: ChatState, entry: LogEntry): ChatState {
  if (state.entries.some((known) => known.id === entry.id)) return state
  const entries = [...state.entries, entry]
  if (entry.direction === 'out') return { ...state, entries, awaiting: false }
  return { ...state, entries, pending: withoutEchoed(state.pending, entry) }
}

function withoutEchoed(pending: readonly Pending[], entry: InEntry): readonly Pending[] {
  const echoed =
    pending.find((message) => message.clientId === entry.clientId) ??
    (entry.clientId === undefined ? pending.find((message) => isSame(message.body, entry)) : undefined)
  return pending.filter((message) => message !== echoed)
}

function isSame(body: OutgoingBody, { content }: InEntry): boolean {
  switch (body.kind) {
    case 'text':
      return content.kind === 'text' && content.text === body.text
    case 'choice':
      return content.kind === 'choice' && content.value === body.value
    case 'rating':
      return content.kind === 'rating' && content.score === body.score
    default:
      return unreachable(body)
  }
}

function withStatus(state: ChatState, clientId: string, status: SendStatus, detail: string | undefined): ChatState {
  const pending = state.pending.map((message) =>
    message.clientId === clientId ? { ...message, status, ...(detail === undefined ? {} : { detail }) } : message,
  )
  return { ...state, pending, awaiting: state.awaiting && (status === 'sending' || status === 'sent') }
}
