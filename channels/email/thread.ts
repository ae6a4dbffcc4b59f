import { messageIds, readableHeader, type MailHeaders } from './headers.ts'
import { cleanText } from '../kit/clean-text.ts'
import { sha256Hex } from '../kit/signature.ts'
import type { OutboundId } from '../../src/core/ids.ts'

/**
 * A mail thread, complete enough to answer into it without looking anything up. As `ChannelAddress.thread` it is
 * base64url of `<root Message-ID>\n<subject without Re:>`: opaque in logs, since a subject is a citizen's words.
 */
export interface MailThread {
  readonly root: string
  readonly subject: string
}

const LONGEST_SUBJECT = 120
export const LONGEST_ROOT = 250
/** Ends the id that we give to a mail without one; nobody else knows it, so it is never referred to. */
export const NO_ID = '@no-message-id.invalid'
/** A Message-ID may be long (RFC 5322 allows 998 in a line), but not every relay has read that. */
const LONGEST_IN_ID = 320

export function threadKey({ root, subject }: MailThread): string {
  return Buffer.from(`${root}\n${subject}`, 'utf8').toString('base64url')
}

export function readThread(key: string | undefined): MailThread | undefined {
  if (key === undefined || !/^[\w-]{4,1000}$/.test(key)) return undefined
  const [root = '', subject = '', ...more] = Buffer.from(key, 'base64url').toString('utf8').split('\n')
  // The key came back in an id that anybody may write: nothing but what we would have put there is believed.
  const isOurs = more.length === 0 && isId(root) && subject === shortSubject(subject)
  return isOurs ? { root, subject } : undefined
}

/** The same for every try of one message, so that a mail that arrives twice is seen to be one. */
export function ownMessageId(outbound: OutboundId, thread: string | undefined, domain: string): string {
  const suffix = thread === undefined || thread.length > LONGEST_IN_ID ? '' : `.${thread}`
  return `${outbound}${suffix}@${domain}`
}

/** The thread in an id that we made; `null`: ours, but without one. */
export function threadInOwnId(id: string, domain: string): string | null | undefined {
  const [, thread] = /^o_\w{1,64}(?:\.([\w-]+))?@/.exec(id) ?? []
  if (!/^o_\w/.test(id) || !id.toLowerCase().endsWith(`@${domain}`)) return undefined
  return readThread(thread) === undefined ? null : (thread ?? null)
}

/**
 * The thread of an inbound mail: the one that our own mail carried, if this answers it; else the first mail that it
 * refers to; else itself. Never by subject, and never across senders: the sender's address is part of the lane.
 */
export function threadOf(headers: MailHeaders, ownId: string, domain: string): string {
  const answered = messageIds(headers.all('in-reply-to'))
  const chain = messageIds(headers.all('references'))
  for (const id of [...answered, ...chain.toReversed()]) {
    const known = threadInOwnId(id, domain)
    if (typeof known === 'string') return known
  }
  const subject = baseSubject(readableHeader(headers.first('subject') ?? ''))
  const root = [...chain, ...answered].find(isId) ?? (isId(ownId) ? ownId : `${sha256Hex(ownId)}${NO_ID}`)
  return threadKey({ root, subject })
}

const PREFIX = /^(?:(?:re|trả lời|tl|fwd?|chuyển tiếp|ct|aw|sv)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*)+/iu

/** "RE: TRẢ LỜI: Fwd: Hỏi" → "Hỏi". */
export function baseSubject(subject: string): string {
  return shortSubject(subject.replace(PREFIX, ''))
}

function shortSubject(subject: string): string {
  const line = cleanText(subject)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return line.length <= LONGEST_SUBJECT
    ? line
    : line
        .slice(0, LONGEST_SUBJECT)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
        .trim()
}

function isId(id: string): boolean {
  return id.length <= LONGEST_ROOT && /^[\x21-\x3b\x3d\x3f-\x7e]+@[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id)
}
