import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { OutboundId } from '../../src/core/ids.ts'

/** One request to the Bot API, without the recipient of a message. */
export type TelegramCall = SendCall | AnswerTapCall | RemoveButtonsCall

export interface SendCall {
  readonly method: 'sendMessage'
  /** For our own books: Telegram takes no key of ours. */
  readonly outbound: OutboundId
  readonly text: string
  readonly entities?: readonly MessageEntity.CommonMessageEntity[]
  readonly keyboard?: readonly (readonly InlineKeyboardButton.CallbackButton[])[]
  /** The same as a numbered text, should Telegram refuse the buttons. */
  readonly fallback?: string
}

/** Without it the tapped button shows a spinner until the app gives up. */
export interface AnswerTapCall {
  readonly method: 'answerCallbackQuery'
  readonly query: string
  /** Shown for a moment above the chat, at most 200 characters. */
  readonly text?: string
}

export interface RemoveButtonsCall {
  readonly method: 'editMessageReplyMarkup'
  readonly chat: string
  readonly message: number
}
