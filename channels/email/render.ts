import type { ChannelCapabilities } from '../../src/core/channel.ts'
import { downgrade, numbered } from '../../src/core/downgrade.ts'
import type { InviteId, OutboundId } from '../../src/core/ids.ts'
import { type Choice, type OutboundMessage, unreachable } from '../../src/core/message.ts'
import { ANSWER_BY_NUMBER, mailHtml } from './mail-html.ts'
import { ANSWER_ABOVE } from './quoted-text.ts'
import { NO_ID, ownMessageId, readThread } from './thread.ts'

/** One mail, but for sender and recipient. Ids without angle brackets. */
export interface EmailCall {
  readonly outbound: OutboundId
  readonly messageId: string
  readonly subject: string
  readonly inReplyTo?: string
  readonly references: readonly string[]
  readonly text: string
  readonly html: string
  /** As shown, numbered from 1. */
  readonly labels: readonly string[]
  /** Written by the assistant: marked so that no other program answers it. */
  readonly automatic: boolean
}

export interface RenderSettings {
  /** The domain of our Message-IDs. */
  readonly domain: string
  /** Undefined: nobody outside can reach us, so ratings come as numbers. */
  readonly ratingLink: ((invite: InviteId) => string | undefined) | undefined
}

/** A mail has no limits of its own; these are above the longest answer, so that one answer is one mail. */
export const emailCapabilities: ChannelCapabilities = {
  choices: true,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: 100_000,
  maxChoices: 30,
  maxChoiceLabel: 300,
}

const NO_SUBJECT = 'Câu hỏi của anh/chị'

export function renderEmail(message: OutboundMessage, settings: RenderSettings): readonly EmailCall[] {
  return downgrade(message, emailCapabilities).map((part, index) => callFor(part, index, settings))
}

/** What the mail says, before it becomes text and HTML. */
export interface MailContent {
  readonly text: string
  /** Asked back by number. */
  readonly choices: readonly Choice[]
  readonly rating?: string
  readonly footer: string
}

function callFor(message: OutboundMessage, index: number, { domain, ratingLink }: RenderSettings): EmailCall {
  const { id, to } = message
  const thread = readThread(to.thread)
  const content = contentOf(message, ratingLink)
  const part: OutboundId = index === 0 ? id : `${id}_${index + 1}`
  const last = isId(message.replyTo) ? message.replyTo : undefined
  const chain = [thread?.root, last].flatMap((one) => (one === undefined || one.endsWith(NO_ID) ? [] : [one]))
  const inReplyTo = chain.at(-1)
  return {
    outbound: id,
    messageId: ownMessageId(part, thread === undefined ? undefined : to.thread, domain),
    subject: `Re: ${thread === undefined || thread.subject === '' ? NO_SUBJECT : thread.subject}`,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    references: [...new Set(chain)],
    text: mailText(content),
    html: mailHtml(content),
    labels: content.choices.map(({ label }) => label),
    automatic: message.author === 'bot',
  }
}

const BOT_FOOTER =
  'Đây là thư của trợ lý tự động An Sinh, Bảo hiểm xã hội Việt Nam. Muốn gặp cán bộ, anh/chị trả lời thư này: “gặp nhân viên”.'
const STAFF_FOOTER = 'Bảo hiểm xã hội Việt Nam. Anh/chị có thể trả lời ngay thư này.'

function contentOf(message: OutboundMessage, ratingLink: RenderSettings['ratingLink']): MailContent {
  const { content } = message
  const footer = message.author === 'bot' ? BOT_FOOTER : STAFF_FOOTER
  switch (content.kind) {
    case 'text':
    case 'notice':
      return { text: content.text, choices: [], footer }
    case 'staff-text':
      return { text: `Cán bộ ${content.officer}: ${content.text}`, choices: [], footer: STAFF_FOOTER }
    case 'choices':
      return { text: content.text, choices: content.choices, footer }
    case 'rating-request': {
      const link = ratingLink?.(content.invite)
      return { text: content.text, choices: content.choices, footer, ...(link === undefined ? {} : { rating: link }) }
    }
    default:
      return unreachable(content)
  }
}

function mailText({ text, choices, rating, footer }: MailContent): string {
  const blocks = [`-- ${ANSWER_ABOVE} --`, text]
  if (choices.length > 0) blocks.push(`${ANSWER_BY_NUMBER}\n${numbered(choices)}`)
  if (rating !== undefined) blocks.push(`Hoặc chọn tại đây: ${rating}`)
  return [...blocks, `-- \n${footer}`].join('\n\n')
}

function isId(id: string | undefined): id is string {
  return id !== undefined && /^[\x21-\x3b\x3d\x3f-\x7e]{1,250}@[\x21-\x3b\x3d\x3f-\x7e]{1,250}$/.test(id)
}
