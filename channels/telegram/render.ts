import type { InlineKeyboardButton } from 'grammy/types'
import type { ChannelCapabilities } from '../../src/core/channel.ts'
import { downgrade, numbered, splitText } from '../../src/core/downgrade.ts'
import type { OutboundId } from '../../src/core/ids.ts'
import { type Choice, type OutboundMessage, unreachable } from '../../src/core/message.ts'
import type { SendCall, TelegramCall } from './calls.ts'
import { choiceData, ratingData } from './payload.ts'

/**
 * Telegram: text 1–4096 characters, no reply window. An inline keyboard may have 100 buttons, and their titles any
 * length; ten, each on a line, and what a phone shows of a title are what people can use.
 */
export const telegramCapabilities: ChannelCapabilities = {
  choices: true,
  cards: false,
  images: false,
  typing: false,
  receipts: false,
  maxTextLength: 4096,
  maxChoices: 10,
  maxChoiceLabel: 64,
}

export function renderTelegram(message: OutboundMessage): readonly TelegramCall[] {
  // A message that fits passes unchanged; one that does not is cut here rather than refused there.
  return downgrade(message, telegramCapabilities).flatMap(callsFor)
}

function callsFor({ id, content }: OutboundMessage): readonly SendCall[] {
  switch (content.kind) {
    case 'text':
    case 'notice':
      return texts(id, content.text)
    case 'staff-text':
      return staffText(id, `Cán bộ ${content.officer}:`, content.text)
    case 'choices': {
      const buttons = content.choices.map(({ label, value }) => button(label, choiceData(value)))
      return withButtons(id, content.text, content.choices, buttons)
    }
    case 'rating-request': {
      const { invite } = content
      const buttons = content.choices.map(({ label, value }) => {
        return button(`${value} ⭐ ${label}`, ratingData(invite, value))
      })
      return withButtons(id, content.text, content.choices, buttons)
    }
    default:
      return unreachable(content)
  }
}

function texts(outbound: OutboundId, text: string): SendCall[] {
  const parts = splitText(text, telegramCapabilities.maxTextLength)
  return parts.filter((part) => part !== '').map((part) => ({ method: 'sendMessage', outbound, text: part }))
}

/** The name in bold, by an entity: markup in the text would have to be escaped, and one slip refuses the message. */
function staffText(outbound: OutboundId, name: string, text: string): SendCall[] {
  const calls = texts(outbound, `${name} ${text}`)
  return calls.map((call, index) => {
    if (index > 0) return call
    return { ...call, entities: [{ type: 'bold', offset: 0, length: Math.min(name.length, call.text.length) }] }
  })
}

function button(label: string, data: string | undefined): InlineKeyboardButton.CallbackButton | undefined {
  return data === undefined ? undefined : { text: label, callback_data: data }
}

function withButtons(
  outbound: OutboundId,
  text: string,
  choices: readonly Choice[],
  made: readonly (InlineKeyboardButton.CallbackButton | undefined)[],
): readonly SendCall[] {
  const menu = numbered(choices)
  const buttons = made.filter((one) => one !== undefined)
  if (choices.length === 0) return texts(outbound, text)
  if (buttons.length < choices.length) return texts(outbound, `${text}\n${menu}`)
  // Cut so that text and menu fit one message too: the fallback is then always a single call.
  const parts = splitText(text, telegramCapabilities.maxTextLength - menu.length - 1)
  const last = parts.pop() ?? ''
  const rich: SendCall = {
    method: 'sendMessage',
    outbound,
    // Telegram refuses buttons without a text.
    text: last === '' ? 'Xin chọn:' : last,
    keyboard: rowsOf(buttons),
    fallback: `${last}\n${menu}`.trim(),
  }
  return [...parts.flatMap((part) => texts(outbound, part)), rich]
}

/** Characters of two buttons that share a line on a narrow phone. */
const SHORT = 12

function rowsOf(buttons: readonly InlineKeyboardButton.CallbackButton[]): InlineKeyboardButton.CallbackButton[][] {
  const [first, second, ...more] = buttons
  const isPair = first !== undefined && second !== undefined && more.length === 0
  if (isPair && [first, second].every(({ text }) => text.length <= SHORT)) return [[first, second]]
  return buttons.map((one) => [one])
}
