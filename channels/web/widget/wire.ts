import type { Citation, InboundContent, OutboundContent } from '../../../src/core/message.ts'

/** What `/api/web/*` says. The server is ours and of the same version: only the shape that we rely on is checked. */
export type LogEntry = InEntry | OutEntry

interface EntryBase {
  readonly seq: number
  readonly id: string
  readonly citations: readonly Citation[]
  readonly at: string
  /** Of an attachment: the file as the server keeps it. */
  readonly media?: { readonly name?: string }
}
export interface InEntry extends EntryBase {
  readonly direction: 'in'
  readonly author: 'citizen'
  readonly content: InboundContent
  /** The id that the widget gave the message; lets it replace the bubble that is "being sent". */
  readonly clientId?: string
}
export interface OutEntry extends EntryBase {
  readonly direction: 'out'
  readonly author: 'bot' | 'staff'
  readonly officer?: string
  readonly content: OutboundContent
}

export type Mode = 'bot' | 'queued' | 'human' | 'closed'
interface ModeEvent {
  readonly state: Mode
  readonly officer?: string
}

export type OutgoingBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly value: string; readonly label: string }
  | { readonly kind: 'rating'; readonly invite: string; readonly score: number }
  | { readonly kind: 'attachment'; readonly attachment: Attachment }

/** `url` is empty until the file is on the server. */
export interface Attachment {
  readonly type: 'image' | 'file' | 'audio' | 'video'
  readonly url: string
  readonly name: string
}

export interface OutgoingMessage {
  readonly clientId: string
  readonly body: OutgoingBody
}

export interface Visitor {
  readonly token: string
  readonly visitor: string
  /** The name of the person whom the host page vouches for. */
  readonly name?: string
}

export interface VisitorSession {
  /** The running session; made or renewed by the first call. */
  current(): Promise<Visitor>
  /** After the server refused `token`. */
  replace(token: string): Promise<Visitor>
}

export function isLogEntry(data: unknown): data is LogEntry {
  if (!isObject(data) || !isObject(data['content'])) return false
  return typeof data['id'] === 'string' && (data['direction'] === 'in' || data['direction'] === 'out')
}

export function isModeEvent(data: unknown): data is ModeEvent {
  return isObject(data) && typeof data['state'] === 'string'
}

/** What this widget wrote into the browser's storage; another version may have written it. */
export function isOutgoing(data: unknown): data is OutgoingMessage & { readonly at: string } {
  if (!isObject(data) || !isObject(data['body'])) return false
  return [data['clientId'], data['at'], data['body']['kind']].every((field) => typeof field === 'string')
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The field of a JSON text, where it is a string. */
export function stringField(data: unknown, name: string): string | undefined {
  const value = isObject(data) ? data[name] : undefined
  return typeof value === 'string' ? value : undefined
}
