import { once } from 'node:events'
import type { Json } from '../../channels/kit/json.ts'
import { createFaults, type Faults } from './messenger/faults.ts'
import { createGraphServer } from './messenger/graph-server.ts'
import { createPhones, type PhoneMessage, type Phones } from './messenger/phones.ts'
import type { Comment, GraphRules } from './messenger/send-rules.ts'
import {
  createWebhookSender,
  type SenderOptions,
  type WebhookSender,
  type WebhookTry,
} from './messenger/webhook-sender.ts'
import { createPlatformClock, type PlatformClock } from './zalo/platform-clock.ts'

export interface PlatformOptions extends SenderOptions {
  readonly pageId: string
  readonly appId: string
  readonly pageToken: string
  /** After each message of ours: its echo, as with the field `message_echoes`. */
  readonly echo?: boolean
  /** After each message of ours: `delivery` and `read`. */
  readonly receipts?: boolean
  readonly subscribedFields?: readonly string[]
}

/** A local Messenger by the documented rules: citizens' phones, the Graph API and webhooks with retries. */
export interface MessengerPlatform {
  readonly base: string
  readonly rules: GraphRules
  readonly faults: Faults
  readonly clock: PlatformClock
  readonly phones: Phones
  readonly webhook: WebhookSender
  /** Every body that reached the Send API, refused ones too. */
  readonly sent: readonly Json[]
  readonly profiles: readonly Json[]
  sendText(
    user: string,
    text: string,
    options?: { readonly mid?: string; readonly copies?: number; readonly at?: number },
  ): Promise<WebhookTry>
  /** Presses a quick reply of the last message: they vanish with the next one. */
  tap(user: string, title: string): Promise<WebhookTry>
  /** Presses a button with this payload: get started, ice breaker, menu. */
  press(user: string, title: string, payload: string): Promise<WebhookTry>
  /** Gives stars in the last feedback template. */
  rate(user: string, score: number): Promise<WebhookTry>
  /** An officer types in the Page Inbox, which then holds the conversation. */
  staffText(user: string, text: string): Promise<WebhookTry>
  /** A comment under a post; the author can be answered in private. */
  comment(user: string, text: string): Promise<WebhookTry>
  /** Events of one entry, in one batch. */
  events(events: readonly Json[], list?: 'messaging' | 'standby' | 'changes'): Promise<WebhookTry>
  /** In order of arrival. */
  received(user: string): readonly PhoneMessage[]
  stop(): Promise<void>
}

const PAGE_INBOX = 263902037430900
const ALL_FIELDS = ['messages', 'messaging_postbacks', 'message_echoes', 'messaging_handovers', 'standby']

export async function startMessengerPlatform(options: PlatformOptions): Promise<MessengerPlatform> {
  const { pageId, pageToken } = options
  const clock = createPlatformClock()
  const phones = createPhones(() => clock.now())
  const faults = createFaults()
  const webhook = createWebhookSender(options)
  const comments = new Map<string, Comment>()
  const rules: GraphRules = { unreachable: new Map(), humanAgent: true, feedback: true, messagesPerSecond: undefined }
  const [sent, profiles]: [Json[], Json[]] = [[], []]
  let count = 0
  const newId = (): string => `m_citizen${(count += 1)}`

  function events(list: readonly Json[], name: 'messaging' | 'standby' | 'changes' = 'messaging') {
    const entry = { id: pageId, time: clock.now(), [name]: list }
    return webhook.deliver({ object: 'page', entry: [entry] })
  }

  function fromUser(user: string, event: Json): Json {
    phones.wrote(user)
    return { sender: { id: user }, recipient: { id: pageId }, timestamp: clock.now(), ...event }
  }

  function fromPage(user: string, message: Json): Json {
    return { sender: { id: pageId }, recipient: { id: user }, timestamp: clock.now(), message }
  }

  const server = createGraphServer({
    pageId,
    pageToken,
    subscribedFields: options.subscribedFields ?? ALL_FIELDS,
    faults,
    judgement: { phones, comments, rules, now: () => clock.now() },
    sent,
    profiles,
    onShown(user, { mid, text }, metadata) {
      const echo = { mid, text, is_echo: true, app_id: Number(options.appId), ...(metadata && { metadata }) }
      if (options.echo === true) void events([fromPage(user, echo)])
      if (options.receipts !== true) return
      const receipt = (event: Json): Json => ({ sender: { id: user }, recipient: { id: pageId }, ...event })
      void events([receipt({ delivery: { mids: [mid], watermark: clock.now() } })])
      void events([receipt({ timestamp: clock.now(), read: { watermark: clock.now() } })])
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()

  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    rules,
    faults,
    clock,
    phones,
    webhook,
    sent,
    profiles,
    events,
    async sendText(user, text, { mid = newId(), copies = 1, at = clock.now() } = {}) {
      const event = fromUser(user, { timestamp: at, message: { mid, text } })
      const tries = await Promise.all(Array.from({ length: copies }, () => events([event])))
      return tries.find(({ ok }) => !ok) ?? tries[0] ?? { ok: false, status: 0 }
    },
    tap(user, title) {
      const reply = phones
        .messages(user)
        .at(-1)
        ?.replies.find((one) => one.title === title)
      if (reply === undefined) throw new Error(`the phone shows no quick reply "${title}"`)
      const message = { mid: newId(), text: title, quick_reply: { payload: reply.payload } }
      return events([fromUser(user, { message })])
    },
    press: (user, title, payload) => events([fromUser(user, { postback: { mid: newId(), title, payload } })]),
    rate(user, score) {
      const feedback = phones.messages(user).findLast((one) => one.feedback !== undefined)?.feedback
      if (feedback === undefined) throw new Error('the phone shows no stars')
      const questions = { [feedback.question]: { type: 'csat', payload: String(score) } }
      const body = { feedback_screens: [{ screen_id: 0, questions }] }
      // Meta's sample has neither a timestamp nor an id of the entry.
      const event = { sender: { id: user }, recipient: { id: pageId }, messaging_feedback: body }
      return webhook.deliver({ object: 'page', entry: [{ messaging: [event] }] })
    },
    staffText(user, text) {
      return events([fromPage(user, { mid: newId(), text, is_echo: true, app_id: PAGE_INBOX })])
    },
    comment(user, text) {
      const comment = `${pageId}_${(count += 1)}`
      comments.set(comment, { at: clock.now(), user, replied: false })
      const from = { id: `author-${user}`, name: 'Nguyễn Thị Bí Mật' }
      const value = { item: 'comment', verb: 'add', comment_id: comment, post_id: `${pageId}_1`, from, message: text }
      const createdAt = Math.floor(clock.now() / 1000)
      return events([{ field: 'feed', value: { ...value, created_time: createdAt } }], 'changes')
    },
    received: (user) => phones.messages(user),
    async stop() {
      webhook.stop()
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
