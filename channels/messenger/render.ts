import { downgrade, numbered, splitText } from '../../src/core/downgrade.ts'
import type { ChannelCapabilities } from '../../src/core/channel.ts'
import { type Choice, type OutboundMessage, unreachable } from '../../src/core/message.ts'
import { commentOf } from './decode-comment.ts'
import { feedbackTemplate, type FeedbackTemplate } from './feedback-template.ts'
import { MAX_PAYLOAD, ratingPayload } from './payload.ts'
import { quickReplies, type QuickReply } from './quick-replies.ts'
import { echoMark } from './thread-control.ts'

/** One request to the Send API, without recipient. */
export interface MessengerCall {
  readonly message: MessengerMessage
  /** What may still be sent when the 24 hours are over: an officer's own words, and the customer feedback template. */
  readonly tag?: 'HUMAN_AGENT' | 'CUSTOMER_FEEDBACK'
  /** The same in a simpler form, where Meta refuses this one. */
  readonly fallback?: MessengerMessage
  /** Belongs to the call after it: that a closed window holds it back does not stop that one. */
  readonly courtesy?: true
}

export interface MessengerMessage {
  readonly text?: string
  readonly quick_replies?: readonly QuickReply[]
  readonly attachment?: FeedbackTemplate
  /** Comes back in the echo. */
  readonly metadata: string
}

/**
 * Send API: text 2000 characters, 13 quick replies of 20. The limit of a label is ours: what is longer than a quick
 * reply stands numbered in the text, and the quick reply shows its number and beginning.
 */
export const messengerCapabilities: ChannelCapabilities = {
  choices: true,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: 2000,
  maxChoices: 13,
  maxChoiceLabel: 100,
  replyWindowHours: 24,
}

interface RenderConfig {
  readonly feedbackPrivacyUrl?: string
}

export function renderMessenger(message: OutboundMessage, config: RenderConfig): readonly MessengerCall[] {
  if (commentOf(message.to.thread) !== undefined) return privateReply(message)
  return downgrade(message, messengerCapabilities).flatMap((part) => callsFor(part, config))
}

function callsFor(message: OutboundMessage, config: RenderConfig): readonly MessengerCall[] {
  const { content } = message
  switch (content.kind) {
    case 'text':
    case 'notice':
      return texts(message, content.text)
    case 'staff-text': {
      const calls = texts(message, `${titled(content.officer)}: ${content.text}`)
      // Meta's policy: the tag is for what a person wrote, never for the assistant.
      return message.author === 'bot' ? calls : calls.map((call) => ({ ...call, tag: 'HUMAN_AGENT' }))
    }
    case 'choices':
      return withChoices(message, content.text, content.choices, (choice) => choice.value)
    case 'rating-request': {
      const { invite, text, choices } = content
      const asked = (words: string) =>
        withChoices(message, words, choices, (choice) => ratingPayload(invite, choice.value))
      const { feedbackPrivacyUrl: privacyUrl } = config
      if (privacyUrl === undefined) return asked(text)
      const { before, question } = lastParagraph(text)
      const attachment = feedbackTemplate({ invite, question, privacyUrl })
      const [fallback] = asked(question)
      return [
        ...texts(message, before).map((call): MessengerCall => ({ ...call, courtesy: true })),
        {
          message: { attachment, metadata: echoMark(message.id) },
          tag: 'CUSTOMER_FEEDBACK',
          ...(fallback === undefined ? {} : { fallback: fallback.message }),
        },
      ]
    }
    default:
      return unreachable(content)
  }
}

function titled(officer: string): string {
  return /^cán bộ(?:\s|$)/iu.test(officer) ? officer : `Cán bộ ${officer}`
}

/** The rating's text is what closes the conversation, a blank line, the question. */
function lastParagraph(text: string): { before: string; question: string } {
  const at = text.lastIndexOf('\n\n')
  return at < 0 ? { before: '', question: text.trim() } : { before: text.slice(0, at), question: text.slice(at).trim() }
}

function texts({ id }: OutboundMessage, text: string): MessengerCall[] {
  const parts = splitText(text, messengerCapabilities.maxTextLength)
  return parts.filter((part) => part !== '').map((part) => ({ message: { text: part, metadata: echoMark(id) } }))
}

function withChoices(
  message: OutboundMessage,
  text: string,
  choices: readonly Choice[],
  payloadOf: (choice: Choice) => string,
): readonly MessengerCall[] {
  const menu = numbered(choices)
  const { replies, shortened } = quickReplies(choices, payloadOf)
  if (replies.length === 0) return texts(message, text)
  if (replies.some(({ payload }) => payload.length > MAX_PAYLOAD)) return texts(message, `${text}\n${menu}`)
  // Cut so that text and menu fit one message too: the fallback is then always a single call.
  const parts = splitText(text, messengerCapabilities.maxTextLength - menu.length - 1)
  const last = parts.pop() ?? ''
  const metadata = echoMark(message.id)
  const written = `${last}\n${menu}`.trim()
  const rich: MessengerCall = {
    // Quick replies need a text of their own.
    message: { text: shortened || last === '' ? written : last, quick_replies: replies, metadata },
    fallback: { text: written, metadata },
  }
  return [...parts.flatMap((part) => texts(message, part)), rich]
}

const INVITATION =
  'Anh/chị vừa bình luận trên trang của chúng tôi. Xin trao đổi riêng tại đây; ' +
  'đừng ghi số căn cước, mã số BHXH hay số điện thoại dưới bài viết.'

/** Meta allows one message to a comment; buttons and further parts have to wait until the citizen writes. */
function privateReply(message: OutboundMessage): readonly MessengerCall[] {
  const { content } = message
  const [call] = texts(message, `${INVITATION}\n\n${content.text}`)
  return call === undefined ? [] : [call]
}
