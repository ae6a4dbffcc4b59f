import type { CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message } from 'grammy/types'
import type { InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import type { TelegramCall } from './calls.ts'
import { idOf, numberOf, objectOf, objectsOf, stringOf, type Json } from '../kit/json.ts'
import { fieldsOf } from './fields-of.ts'
import { readData } from './payload.ts'

export interface Tap {
  readonly content: InboundContent
  readonly calls: readonly TelegramCall[]
}

const messageField = fieldsOf<Message>()

/** A tap on a button under one of our messages. */
export function readTap(query: Json): Tap | undefined {
  const field = fieldsOf<CallbackQuery>()
  const id = idOf(field(query, 'id'))
  const data = stringOf(field(query, 'data'))
  const message = objectOf(field(query, 'message'))
  // A game's button carries no data.
  if (id === undefined || data === undefined || data === '') return undefined
  const content = readData(cleanText(data), labelOf(message, data))
  if (content.kind !== 'rating') return { content, calls: [{ method: 'answerCallbackQuery', query: id }] }
  const thanks: TelegramCall = { method: 'answerCallbackQuery', query: id, text: `Đã nhận ${content.score}/5 ⭐` }
  return { content, calls: [thanks, ...removal(message)] }
}

/** Old messages are not sent along: the label is then unknown. */
function labelOf(message: Json | undefined, data: string): string | undefined {
  const markup = objectOf(messageField(message, 'reply_markup'))
  const rows = fieldsOf<InlineKeyboardMarkup>()(markup, 'inline_keyboard')
  const buttons = Array.isArray(rows) ? rows.flatMap(objectsOf) : []
  const field = fieldsOf<InlineKeyboardButton.CallbackButton>()
  const label = cleanText(stringOf(field(findBy(buttons, data), 'text')) ?? '').trim()
  return label === '' ? undefined : label
}

function findBy(buttons: readonly Json[], data: string): Json | undefined {
  return buttons.find((button) => button['callback_data'] === data)
}

/** Stars that were given cannot be given again. */
function removal(message: Json | undefined): readonly TelegramCall[] {
  const chat = idOf(objectOf(messageField(message, 'chat'))?.['id'])
  const id = numberOf(messageField(message, 'message_id'))
  return chat === undefined || id === undefined
    ? []
    : [{ method: 'editMessageReplyMarkup', chat, message: Math.trunc(id) }]
}
