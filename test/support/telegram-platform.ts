import { once } from 'node:events'
import type { Json } from '../../channels/kit/json.ts'
import { createApiServer } from './telegram/api-server.ts'
import { createBotMethods, nowInSeconds, type ApiRules } from './telegram/bot-methods.ts'
import { createChats, type Chats, type ShownMessage } from './telegram/chats.ts'
import { createFaults, type Faults } from './telegram/faults.ts'
import { createTaps, type Taps } from './telegram/taps.ts'
import { chatOfUpdate, createUpdateFeed, type UpdateFeed } from './telegram/update-feed.ts'
import type { SenderOptions, WebhookTry } from './telegram/webhook-sender.ts'
import { entitiesOf, labelled } from './telegram/typed.ts'

export const telegramBot = { id: 7000000007, username: 'AnSinhThuBot', token: '7000000007:token-of-the-tests' }

export interface WordOptions {
  /** Deliveries of the same update. */
  readonly copies?: number
  /** A group's number; its topic. */
  readonly group?: number
  readonly topic?: number
}

/** A local Telegram by the documented rules: people's chats, the Bot API, webhooks with retries, and polling. */
export interface TelegramPlatform {
  readonly apiRoot: string
  readonly rules: ApiRules
  readonly faults: Faults
  readonly chats: Chats
  readonly taps: Taps
  readonly feed: UpdateFeed
  /** The menu beside the text field. */
  readonly commands: () => readonly Json[]
  /** What the empty chat and the bot's profile say, by the method that set it. */
  readonly descriptions: ReadonlyMap<string, string>
  /** Calls so far, by method. */
  readonly calls: ReadonlyMap<string, number>
  /** By id: path and bytes; an empty path is a file too large to be got. */
  addFile(id: string, path: string, bytes: Buffer): void
  setWebhook(url: string, secret?: string): void
  sendText(user: string, text: string, options?: WordOptions): Promise<WebhookTry>
  /** Fields of a message beside who and when: `photo`, `contact` … */
  send(user: string, fields: Json, options?: WordOptions): Promise<WebhookTry>
  /** Presses a button of the newest message in the chat that has one with this label. */
  tap(user: string, label: string, group?: number): Promise<WebhookTry>
  block(user: string): Promise<WebhookTry>
  unblock(user: string): Promise<WebhookTry>
  /** Any update; its number is added. */
  update(body: Json, copies?: number): Promise<WebhookTry>
  /** In a private chat, or in a group by its number. */
  received(chat: string): readonly ShownMessage[]
  stop(): Promise<void>
}

export async function startTelegramPlatform(
  options: SenderOptions & { port?: number } = {},
): Promise<TelegramPlatform> {
  const chats = createChats()
  const taps = createTaps()
  const faults = createFaults()
  const feed = createUpdateFeed(options)
  const rules: ApiRules = { perSecond: 30 }
  const paths = new Map<string, string>()
  const bytes = new Map<string, Buffer>()
  const calls = new Map<string, number>()
  const bot = createBotMethods({
    botId: telegramBot.id,
    username: telegramBot.username,
    chats,
    taps,
    rules,
    files: paths,
  })
  let lastMessage = 10
  const server = createApiServer({
    token: telegramBot.token,
    faults,
    call: (method, body) => feed.call(method, body) ?? bot.call(method, body),
    onCall: (method) => void calls.set(method, (calls.get(method) ?? 0) + 1),
    file: (path) => bytes.get(path),
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()

  const update = (body: Json, copies = 1): Promise<WebhookTry> => feed.add(chatOfUpdate(body), body, copies)

  function send(user: string, fields: Json, { group, topic, copies }: WordOptions = {}): Promise<WebhookTry> {
    chats.open(String(group ?? user))
    const inTopic = topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true }
    const frame = {
      message_id: (lastMessage += 1),
      from: person(user),
      chat: chatOf(user, group),
      date: nowInSeconds(),
    }
    return update({ message: { ...frame, ...inTopic, ...fields } }, copies)
  }

  function member(user: string, before: string, status: string): Promise<WebhookTry> {
    const us = { id: telegramBot.id, is_bot: true, first_name: 'An Sinh', username: telegramBot.username }
    const state = { user: us, status }
    const frame = { chat: chatOf(user), from: person(user), date: nowInSeconds() }
    return update({
      my_chat_member: { ...frame, old_chat_member: { user: us, status: before }, new_chat_member: state },
    })
  }

  return {
    apiRoot: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    rules,
    faults,
    chats,
    taps,
    feed,
    calls,
    commands: () => bot.commands,
    descriptions: bot.descriptions,
    addFile(id, path, content) {
      paths.set(id, path)
      bytes.set(path, content)
    },
    setWebhook(url, secret) {
      feed.setTarget({ url, secret })
    },
    update,
    send,
    sendText(user, text, words) {
      const entities = entitiesOf(text)
      return send(user, { text, ...(entities.length === 0 ? {} : { entities }) }, words)
    },
    tap(user, label, group) {
      const chat = chatOf(user, group)
      const { message, data } = labelled(chats.messages(String(chat.id)), label)
      const shown = {
        message_id: message.id,
        chat,
        date: nowInSeconds(),
        text: message.text,
        reply_markup: markup(message),
      }
      const query = { id: taps.begin(), from: person(user), message: shown, chat_instance: '-1', data }
      return update({ callback_query: query })
    },
    block(user) {
      chats.refuse(user, 'Forbidden: bot was blocked by the user')
      return member(user, 'member', 'kicked')
    },
    unblock(user) {
      chats.refuse(user, undefined)
      return member(user, 'kicked', 'member')
    },
    received: (chat) => chats.messages(chat),
    async stop() {
      feed.stop()
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function person(user: string) {
  return { id: Number(user), is_bot: false, first_name: 'Người Thử', language_code: 'vi' }
}

function chatOf(user: string, group?: number) {
  if (group === undefined) return { id: Number(user), type: 'private', first_name: 'Người Thử' }
  return { id: group, type: 'supergroup', title: 'Nhóm thử' }
}

function markup({ buttons }: ShownMessage): Json {
  return { inline_keyboard: buttons.map((row) => row.map(({ text, data }) => ({ text, callback_data: data }))) }
}
