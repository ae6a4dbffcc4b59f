import type { CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User } from 'grammy/types'
import type { WebhookOutcome } from '../../src/core/channel.ts'
import type { Instant } from '../../src/core/ids.ts'
import type { ChannelAddress, InboundContent, InboundMessage } from '../../src/core/message.ts'
import { tokens } from '../../src/core/vietnamese.ts'
import { cleanText } from '../kit/clean-text.ts'
import { addressed, type Bot } from './addressed.ts'
import { readAttachment } from './attachments.ts'
import type { TelegramCall } from './calls.ts'
import { readCommand } from './commands.ts'
import { idOf, numberOf, objectOf, stringOf, type Json } from '../kit/json.ts'
import { fieldsOf } from './fields-of.ts'
import { readTap } from './read-tap.ts'

/** `calls` are due once the messages are stored: they end a tap's spinner and take used buttons away. */
export interface DecodedUpdate {
  readonly kind: 'messages'
  readonly messages: readonly InboundMessage[]
  readonly calls?: readonly TelegramCall[]
}

export type TelegramOutcome = Exclude<WebhookOutcome, { readonly kind: 'messages' }> | DecodedUpdate

/** The kinds that we ask Telegram for (`allowed_updates`). */
export const updateKinds = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const satisfies readonly (keyof Update)[]

interface Decoded {
  readonly from: ChannelAddress
  /** Absent: the time of arrival counts. */
  readonly sentAt?: Instant | undefined
  readonly contents: readonly InboundContent[]
  readonly calls?: readonly TelegramCall[]
}

/** A string says why there is nothing for us. */
type Reading = Decoded | string

const updateField = fieldsOf<Update>()
const messageField = fieldsOf<Message>()
const chatField = fieldsOf<Chat>()
const userField = fieldsOf<User>()

/** Turns one update into messages. */
export function decodeUpdate(value: unknown, bot: Bot, receivedAt: Instant): TelegramOutcome {
  const update = objectOf(value)
  const number = idOf(updateField(update, 'update_id'))
  if (update === undefined || number === undefined) return { kind: 'ignored', what: 'malformed' }
  const reading = read(update, bot)
  if (typeof reading === 'string') return { kind: 'ignored', what: reading }
  const { from, sentAt = receivedAt, contents, calls } = reading
  // Numbers count per bot: behind a new token they begin anew.
  const key = `${bot.id}:${number}`
  const messages = contents.map((content, index): InboundMessage => {
    const externalId = index === 0 ? key : `${key}#${index + 1}`
    return { channel: 'telegram', externalId, from, sentAt, content }
  })
  return { kind: 'messages', messages, ...(calls === undefined ? {} : { calls }) }
}

function read(update: Json, bot: Bot): Reading {
  const parts = updateKinds.map((kind) => objectOf(updateField(update, kind)))
  const [message, edited, query, member] = parts
  if (message !== undefined) return readMessage(message, bot)
  if (edited !== undefined) return readEdited(edited, bot)
  if (query !== undefined) return readQuery(query, bot)
  if (member !== undefined) return readMember(member, bot)
  // The name becomes a metric label: nothing long or odd may pass.
  const other = Object.keys(update).find((name) => name !== 'update_id' && /^[a-z_]{1,40}$/.test(name))
  return other ?? 'unknown'
}

function readMessage(message: Json, bot: Bot): Reading {
  const from = addressOf(messageField(message, 'chat'), messageField(message, 'from'), message, bot)
  if (from === undefined) return 'malformed'
  const isGroup = from.thread !== undefined
  // Other bots, and people who write in the name of a group or channel: nobody to answer.
  const isBot = userField(objectOf(messageField(message, 'from')), 'is_bot') === true
  if (isBot || (isGroup && messageField(message, 'sender_chat') !== undefined)) return 'not-a-person'
  const said = addressed(message, bot, isGroup)
  if (said === undefined) return 'not-addressed'
  const text = cleanText(said.text)
  const attachment = readAttachment(message, text)
  const contents = attachment === undefined ? words(said, text) : [attachment]
  if (contents.length === 0) return 'service-message'
  return { from, sentAt: timeOf(messageField(message, 'date')), contents }
}

function words({ command }: { command?: { name: string; rest: string } }, text: string): readonly InboundContent[] {
  if (command !== undefined) return readCommand(command.name, cleanText(command.rest))
  return text.trim() === '' ? [] : [{ kind: 'text', text }]
}

/** Longer ago than this, the answer has been read. */
const EDIT_COUNTS_S = 120
/** Shorter edits mend a value that has been taken already: read again, it would fill the next field of a form. */
const EDIT_COUNTS_WORDS = 3

/** A question put right soon after it was sent is asked again. Live locations also come as edits, by the minute. */
function readEdited(message: Json, bot: Bot): Reading {
  const text = stringOf(messageField(message, 'text')) ?? ''
  const sent = numberOf(messageField(message, 'date')) ?? 0
  const edited = numberOf(messageField(message, 'edit_date')) ?? Number.NaN
  const counts = edited - sent <= EDIT_COUNTS_S && tokens(text).length >= EDIT_COUNTS_WORDS
  if (!counts) return 'edited_message'
  const reading = readMessage(message, bot)
  return typeof reading === 'string' ? reading : { ...reading, sentAt: timeOf(edited) }
}

function readQuery(query: Json, bot: Bot): Reading {
  const field = fieldsOf<CallbackQuery>()
  const message = objectOf(field(query, 'message'))
  const from = addressOf(messageField(message, 'chat'), field(query, 'from'), message, bot)
  if (from === undefined) return 'malformed'
  const tap = readTap(query)
  if (tap === undefined) return 'callback_query'
  // The tap carries no time of its own.
  return { from, contents: [tap.content], calls: tap.calls }
}

function readMember(change: Json, bot: Bot): Reading {
  const field = fieldsOf<ChatMemberUpdated>()
  const from = addressOf(field(change, 'chat'), field(change, 'from'), undefined, bot)
  if (from === undefined) return 'malformed'
  if (from.thread !== undefined) return 'my_chat_member'
  const sentAt = timeOf(field(change, 'date'))
  switch (objectOf(field(change, 'new_chat_member'))?.['status']) {
    case 'kicked':
      return { from, sentAt, contents: [{ kind: 'event', event: 'unfollow' }] }
    case 'member':
      return { from, sentAt, contents: [{ kind: 'event', event: 'follow' }] }
    default:
      return 'my_chat_member'
  }
}

/**
 * In a group each member has a conversation of their own, in the group's thread: `-100123`, with the topic of a forum
 * `-100123/45`. Without a chat (a tap on a message too old to be sent along) the answer goes to the person.
 */
function addressOf(chat: unknown, user: unknown, message: Json | undefined, bot: Bot): ChannelAddress | undefined {
  const person = idOf(userField(objectOf(user), 'id'))
  const room = objectOf(chat)
  const type = stringOf(chatField(room, 'type'))
  if (person === undefined || type === 'channel') return undefined
  const base = { channel: 'telegram', account: bot.id, user: person }
  if (room === undefined || type === 'private') return base
  const group = idOf(chatField(room, 'id'))
  if (group === undefined) return undefined
  const topic = messageField(message, 'is_topic_message') === true && idOf(messageField(message, 'message_thread_id'))
  return { ...base, thread: typeof topic === 'string' ? `${group}/${topic}` : group }
}

const EARLIEST_S = Date.UTC(2015, 0) / 1000
const LATEST_S = Date.UTC(2100, 0) / 1000

function timeOf(seconds: unknown): Instant | undefined {
  const time = numberOf(seconds) ?? 0
  return time >= EARLIEST_S && time < LATEST_S ? new Date(time * 1000).toISOString() : undefined
}
