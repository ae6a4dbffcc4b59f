import type { WebhookOutcome } from '../../src/core/channel.ts'
import type { Instant } from '../../src/core/ids.ts'
import type { ChannelAddress, InboundContent, InboundMessage } from '../../src/core/message.ts'
import { sha256Hex } from '../kit/signature.ts'
import { answersUs, autoReason, isOwn, type OwnMailbox } from './auto-mail.ts'
import { readReport, type Report } from './bounce.ts'
import { addressesIn, messageIds, readableHeader, readHeaders, type MailHeaders } from './headers.ts'
import { readBody, type MailBody } from './mail-body.ts'
import { withFiles } from './with-files.ts'
import { baseSubject, LONGEST_ROOT, NO_ID, threadOf } from './thread.ts'

export type MailOutcome = Extract<WebhookOutcome, { kind: 'messages' | 'ignored' }>

/** What the webhook takes too: more than mail servers let through. Of a larger one the rest is left in the mailbox. */
export const MOST_BYTES = 25 * 1024 * 1024
/** A mail as it came, from the webhook or from the mailbox. Pure but for the parser's promise; never rejects. */
export async function decodeMail(whole: Uint8Array, arrivedAt: Instant, own: OwnMailbox): Promise<MailOutcome> {
  const mail = whole.subarray(0, MOST_BYTES)
  const headers = readHeaders(mail)
  const id = dedupeKey(headers, mail)
  const [from] = addressesIn(headers.all('from'))
  const body = await readBody(mail).catch(() => undefined)
  // A bomb, or broken beyond reading: it must not be tried again for ever.
  if (body === undefined) return { kind: 'ignored', what: 'malformed' }
  const report = readReport(headers, body.parts, own.domain)
  const sentAt = sentTime(headers, arrivedAt)
  if (report !== undefined) return reported(report, { id, sentAt, own })
  if (from === undefined) return { kind: 'ignored', what: 'no-sender' }
  const reason = autoReason(headers, from, own)
  if (reason !== undefined) return { kind: 'ignored', what: reason }
  const content = contentOf(headers, body, own)
  if (content === undefined) return { kind: 'ignored', what: 'empty' }
  const address = citizen(own, writeTo(headers, from, own), threadOf(headers, id, own.domain))
  // The last file of a mail that is too large ends in the middle.
  const files = whole.length > mail.length ? body.files.slice(0, -1) : body.files
  return { kind: 'messages', messages: withFiles(messageFrom(address, { id, sentAt }, content), files) }
}

/** RFC 5322 §3.6.2: answers go where the sender asks for them. */
function writeTo(headers: MailHeaders, from: string, own: OwnMailbox): string {
  const [wanted] = addressesIn(headers.all('reply-to'))
  return wanted === undefined || isOwn(wanted, own) ? from : wanted
}

function citizen(own: OwnMailbox, user: string, thread: string): ChannelAddress {
  return { channel: 'email', account: own.address, user, thread }
}

function messageFrom(
  from: ChannelAddress,
  { id, sentAt }: { readonly id: string; readonly sentAt: Instant },
  content: InboundContent,
): InboundMessage {
  return { channel: 'email', externalId: id, from, sentAt, content }
}

function reported(
  report: Report,
  { id, sentAt, own }: { readonly id: string; readonly sentAt: Instant; readonly own: OwnMailbox },
): MailOutcome {
  if (report.kind === 'other') return { kind: 'ignored', what: report.what }
  const code = report.status === '' ? '' : ` (${report.status})`
  const text = `Thư trả lời không đến được hộp thư này${code}.`
  const address = citizen(own, report.user, report.thread)
  const message = messageFrom(address, { id, sentAt }, { kind: 'event', event: 'unfollow', text })
  return { kind: 'messages', messages: [message] }
}

/** A number that answers our choices, whatever logo the sender's program attached to it. */
const NUMBER_ONLY = /^\W*\d{1,2}\W*$/
const SEE_SUBJECT = /^(?:dạ\s*,?\s*)?(?:như|xem|theo|nội dung như)\s+(?:tiêu đề|chủ đề)(?:\s+(?:ạ|nhé|thư))*[.!…]*$/iu

/** What the citizen says with the mail: a citizen who sends three pictures is answered once. */
function contentOf(headers: MailHeaders, body: MailBody, own: OwnMailbox): InboundContent | undefined {
  const text = wordsOf(headers, body, own)
  const [type] = body.attachments
  if (type === undefined || NUMBER_ONLY.test(text)) return text === '' ? undefined : { kind: 'text', text }
  return { kind: 'attachment', type, ...(text === '' ? {} : { text }) }
}

/** A new mail may have its question in the subject alone; an answer's subject is the old one. */
function wordsOf(headers: MailHeaders, body: MailBody, own: OwnMailbox): string {
  if (body.text !== '' && !SEE_SUBJECT.test(body.text)) return body.text
  const subject = baseSubject(readableHeader(headers.first('subject') ?? ''))
  return answersUs(headers, own) || subject === '' ? body.text : subject
}

/** Enough to tell two mails apart. */
const HASHED_BYTES = 2 * 1024 * 1024

/** The same mail fetched from the mailbox and posted by a provider has the same one. */
function dedupeKey(headers: MailHeaders, mail: Uint8Array): string {
  const [id] = messageIds(headers.all('message-id'))
  return id !== undefined && id.length <= LONGEST_ROOT ? id : `${sha256Hex(mail.subarray(0, HASHED_BYTES))}${NO_ID}`
}

const DAY_MS = 24 * 3_600_000
/** Clocks of citizens' computers are wrong by hours or by years; servers give up a mail after days. */
const CREDIBLE = { behind: 30 * DAY_MS, ahead: DAY_MS }

function sentTime(headers: MailHeaders, arrivedAt: Instant): Instant {
  // A comment such as "(ICT)" may follow (RFC 5322 §3.3).
  const [date = ''] = (headers.first('date') ?? '').slice(0, 100).split('(')
  const time = Date.parse(date)
  const lead = time - Date.parse(arrivedAt)
  const isCredible = lead >= -CREDIBLE.behind && lead <= CREDIBLE.ahead
  return isCredible ? new Date(time).toISOString() : arrivedAt
}
