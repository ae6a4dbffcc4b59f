import { messageIds, normalAddress, readableHeader, type MailHeaders } from './headers.ts'
import { threadInOwnId } from './thread.ts'

/** Why a mail must not be answered; counted under this name. */
export type AutoReason =
  | 'auto-submitted'
  | 'precedence'
  | 'mailing-list'
  | 'response-suppress'
  | 'auto-reply'
  | 'inbox-rule-loop'
  | 'own-loop'
  | 'null-sender'
  | 'system-sender'
  | 'own-address'
  | 'auto-subject'

export interface OwnMailbox {
  readonly address: string
  /** The domain of our Message-IDs. */
  readonly domain: string
}

const AUTO_FIELDS = [
  'x-autoreply',
  'x-auto-reply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-response',
  'x-mail-autoreply',
  'x-failed-recipients',
]
const SYSTEM_SENDER =
  /^(?:mailer-?daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?|auto-?reply|automated)(?:[-+_.].*)?@|[-+_.](?:no-?reply|do-?not-?reply|bounces?)@/
const AUTO_WORDS =
  'automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|out of (?:the )?office|trả lời tự động|tự động trả lời|thư trả lời tự động|vắng mặt'
/** "Trả lời tự động: Hỏi …": programs put it before the subject that they answer; nobody begins a question so. */
const AUTO_SUBJECT = new RegExp(`^(?:re\\s*:\\s*)?(?:${AUTO_WORDS})\\s*[:：]`, 'iu')
/** Alone it may be what somebody asks about. */
const WEAK_SUBJECT = new RegExp(`^(?:re\\s*:\\s*)?(?:${AUTO_WORDS})\\s*(?:[-–]|$)`, 'iu')

/**
 * A mail that a program sent (RFC 3834 and what vendors do instead): answering it could go on for ever, two programs
 * answering each other. One sign is enough.
 */
export function autoReason(headers: MailHeaders, from: string, own: OwnMailbox): AutoReason | undefined {
  return headerReason(headers) ?? loopReason(headers, own) ?? senderReason(headers, from, own)
}

function headerReason(headers: MailHeaders): AutoReason | undefined {
  // RFC 3834 §5: a keyword, then perhaps a comment or parameters: `auto-generated (warning-timeout)`.
  const submitted = headers.all('auto-submitted').map(keyword)
  if (submitted.some((value) => value !== 'no' && value !== '')) return 'auto-submitted'
  const precedence = headers.all('precedence').map(keyword)
  if (precedence.some((value) => /^(?:bulk|junk|list|auto_reply)$/.test(value))) return 'precedence'
  if (headers.names.some((name) => name.startsWith('list-') || name === 'x-mailing-list')) return 'mailing-list'
  // `DR, RN, NRN` alone, or `None`, may be a person's Outlook.
  const suppress = headers.all('x-auto-response-suppress').flatMap((value) => value.toLowerCase().split(/[\s,;]+/))
  if (suppress.some((value) => value === 'all' || value === 'oof' || value === 'autoreply')) return 'response-suppress'
  if (AUTO_FIELDS.some((name) => isSet(headers.first(name)))) return 'auto-reply'
  if (headers.all('x-apple-action').some((value) => value.toUpperCase().startsWith('VACATION'))) return 'auto-reply'
  return undefined
}

function loopReason(headers: MailHeaders, own: OwnMailbox): AutoReason | undefined {
  if (headers.first('x-ms-exchange-inbox-rules-loop') !== undefined) return 'inbox-rule-loop'
  if (headers.all('x-loop').some((value) => value.toLowerCase().includes(own.address))) return 'own-loop'
  return headers.all('return-path').some((value) => /^<\s*>$/.test(value)) ? 'null-sender' : undefined
}

function senderReason(headers: MailHeaders, from: string, own: OwnMailbox): AutoReason | undefined {
  if (isOwn(from, own)) return 'own-address'
  if (SYSTEM_SENDER.test(from)) return 'system-sender'
  const subject = readableHeader(headers.first('subject') ?? '')
  const isAuto = AUTO_SUBJECT.test(subject) || (WEAK_SUBJECT.test(subject) && answersUs(headers, own))
  return isAuto ? 'auto-subject' : undefined
}

/** With or without a plus part: `hotro+tag@` is our mailbox too. */
export function isOwn(address: string, own: OwnMailbox): boolean {
  return normalAddress(address)?.replace(/\+[^@]*@/, '@') === own.address
}

export function answersUs(headers: MailHeaders, own: OwnMailbox): boolean {
  const ids = messageIds([...headers.all('in-reply-to'), ...headers.all('references')])
  return ids.some((id) => threadInOwnId(id, own.domain) !== undefined)
}

function keyword(value: string): string {
  return (
    value
      .trim()
      .toLowerCase()
      .split(/[\s;(,]/)[0] ?? ''
  )
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:no|false|0)?$/i.test(value.trim())
}
