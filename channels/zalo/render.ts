import { downgrade, numbered, splitText } from '../../src/core/downgrade.ts'
import type { ChannelCapabilities } from '../../src/core/channel.ts'
import type { InviteId, OutboundId } from '../../src/core/ids.ts'
import { type Choice, type OutboundMessage, unreachable } from '../../src/core/message.ts'
import { choicePayload, MAX_PAYLOAD, ratingPayload } from './payload.ts'

/** One request to Zalo's message endpoint, without recipient. */
export interface ZaloCall {
  /** For our own books: Zalo takes no key of ours. */
  readonly outbound: OutboundId
  readonly message: ZaloMessage
  /** The same as a numbered text, for an OA that may not send buttons. */
  readonly fallback?: ZaloMessage
  /** Of a rating request: outside the reply window a template may ask instead. */
  readonly invite?: InviteId
}

export interface ZaloMessage {
  readonly text: string
  readonly attachment?: {
    readonly type: 'template'
    readonly payload: { readonly buttons: readonly ZaloButton[] }
  }
}

/** `oa.query.hide`: the tap comes back as a text event, and nothing is shown in the chat as if typed. */
export interface ZaloButton {
  readonly title: string
  readonly type: 'oa.query.hide'
  readonly payload: string
}

/** Zalo: text 1–2000 characters; up to 5 buttons of 100 characters; answers until 7 days after the last interaction. */
export const zaloCapabilities: ChannelCapabilities = {
  choices: true,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: 2000,
  maxChoices: 5,
  maxChoiceLabel: 100,
  replyWindowHours: 168,
}

export function renderZalo(message: OutboundMessage): readonly ZaloCall[] {
  // A message that fits passes unchanged; one that does not is cut here rather than refused there.
  return downgrade(message, zaloCapabilities).flatMap(callsFor)
}

function callsFor({ id, content }: OutboundMessage): readonly ZaloCall[] {
  switch (content.kind) {
    case 'text':
    case 'notice':
      return texts(id, content.text)
    case 'staff-text':
      return texts(id, `Cán bộ ${content.officer}: ${content.text}`)
    case 'choices':
      return withButtons(id, content.text, content.choices, (choice) => choicePayload(choice.value))
    case 'rating-request': {
      const { invite } = content
      const calls = withButtons(id, content.text, content.choices, (choice) => ratingPayload(invite, choice.value))
      return calls.map((call, index) => (index === calls.length - 1 ? { ...call, invite } : call))
    }
    default:
      return unreachable(content)
  }
}

function texts(outbound: OutboundId, text: string): ZaloCall[] {
  const parts = splitText(text, zaloCapabilities.maxTextLength)
  return parts.filter((part) => part !== '').map((part) => ({ outbound, message: { text: part } }))
}

function withButtons(
  outbound: OutboundId,
  text: string,
  choices: readonly Choice[],
  payloadOf: (choice: Choice) => string,
): readonly ZaloCall[] {
  const menu = numbered(choices)
  const buttons = choices.map((choice): ZaloButton => {
    return { title: choice.label, type: 'oa.query.hide', payload: payloadOf(choice) }
  })
  if (buttons.length === 0) return texts(outbound, text)
  if (buttons.some((button) => button.payload.length > MAX_PAYLOAD)) return texts(outbound, `${text}\n${menu}`)
  // Cut so that text and menu fit one message too: the fallback is then always a single call.
  const parts = splitText(text, zaloCapabilities.maxTextLength - menu.length - 1)
  const last = parts.pop() ?? ''
  const rich: ZaloCall = {
    outbound,
    message: { text: last, attachment: { type: 'template', payload: { buttons } } },
    fallback: { text: `${last}\n${menu}` },
  }
  return [...parts.flatMap((part) => texts(outbound, part)), rich]
}
