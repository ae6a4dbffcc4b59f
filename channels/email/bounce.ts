import { decodeText } from './charset.ts'
import { addressesIn, messageIds, normalAddress, type MailHeaders } from './headers.ts'
import { returnedHeaders } from './mail-body.ts'
import type { MimePart } from './mime-parts.ts'
import { threadInOwnId } from './thread.ts'

export type Report =
  /** An address that cannot be reached, and the thread in which we wrote to it. */
  | { readonly kind: 'undeliverable'; readonly user: string; readonly thread: string; readonly status: string }
  | { readonly kind: 'other'; readonly what: 'bounce' | 'bounce-delayed' | 'complaint' | 'report' }

/** RFC 3464 and RFC 5965: what became of a mail of ours. Undefined: no report. */
export function readReport(headers: MailHeaders, parts: readonly MimePart[], domain: string): Report | undefined {
  const isReport = /^multipart\/report\b/i.test(headers.first('content-type') ?? '')
  const status = parts.find(({ type }) => type === 'message/delivery-status')
  const feedback = parts.some(({ type }) => type === 'message/feedback-report')
  if (feedback) return { kind: 'other', what: 'complaint' }
  if (status === undefined) return isReport ? { kind: 'other', what: 'report' } : undefined
  const fields = decodeText(status.bytes, undefined)
  const action = fieldOf(fields, 'Action').toLowerCase()
  const code = /[245]\.\d{1,3}\.\d{1,3}/.exec(fieldOf(fields, 'Status'))?.[0] ?? ''
  if (action === 'delayed' || code.startsWith('4.')) return { kind: 'other', what: 'bounce-delayed' }
  if (action !== 'failed' && !code.startsWith('5.')) return { kind: 'other', what: 'report' }
  return undeliverable(fields, parts, { domain, code }) ?? { kind: 'other', what: 'bounce' }
}

/** Anybody can send a report: only one that returns a mail of ours says anything about a citizen. */
function undeliverable(
  fields: string,
  parts: readonly MimePart[],
  { domain, code }: { readonly domain: string; readonly code: string },
): Report | undefined {
  const returned = returnedHeaders(parts)
  const [id = ''] = messageIds(returned?.all('message-id') ?? [])
  const thread = threadInOwnId(id, domain)
  // As we wrote it: servers on the way may have rewritten the recipient.
  const [written] = addressesIn(returned?.all('to') ?? [])
  const user = written ?? recipient(fields, 'Original-Recipient') ?? recipient(fields, 'Final-Recipient')
  if (typeof thread !== 'string' || user === undefined) return undefined
  return { kind: 'undeliverable', user, thread, status: code }
}

function recipient(fields: string, name: string): string | undefined {
  return normalAddress(
    fieldOf(fields, name)
      .replace(/^[^;]*;/, '')
      .replaceAll(/[<>]/g, ''),
  )
}

function fieldOf(fields: string, name: string): string {
  return new RegExp(`^${name}[ \\t]*:(.*)$`, 'im').exec(fields)?.[1]?.trim() ?? ''
}
