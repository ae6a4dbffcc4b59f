import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createApiRules, createApiServer, type ApiRules } from './zalo/api-server.ts'
import { createFaults, type Faults } from './zalo/faults.ts'
import { createPhones, type PhoneMessage, type Phones } from './zalo/phones.ts'
import { createPlatformClock, type PlatformClock } from './zalo/platform-clock.ts'
import { createTokenBook, type TokenBook, type TokenPair } from './zalo/token-book.ts'
import { createWebhookSender, type SenderOptions, type WebhookSender, type WebhookTry } from './zalo/webhook-sender.ts'

export interface PlatformOptions extends SenderOptions, Partial<TokenPair> {
  readonly oaId: string
  readonly appSecret: string
  readonly port?: number
  /** After each message of ours: the `oa_send_text` event without `admin_id`. */
  readonly echo?: boolean
  /** After each message of ours: `user_received_message`. */
  readonly receipts?: boolean
}

export interface TextOptions {
  readonly msgId?: string
  /** Milliseconds since 1970. */
  readonly timestamp?: string
  /** Deliveries of the same event, at the same time. */
  readonly copies?: number
}

export interface RatingWords {
  readonly note?: string
  readonly feedbacks?: readonly string[]
}

/** A local Zalo by the documented rules: citizens' phones, the OA API, OAuth and webhooks with retries. */
export interface ZaloPlatform {
  readonly apiBase: string
  readonly oauthBase: string
  readonly tokens: TokenBook
  readonly rules: ApiRules
  readonly faults: Faults
  readonly clock: PlatformClock
  readonly phones: Phones
  readonly webhook: WebhookSender
  sendText(user: string, text: string, options?: TextOptions): Promise<WebhookTry>
  /** A visitor of the chat plugin, who is no Zalo user of the OA. */
  sendAnonymousText(user: string, conversation: string, text: string): Promise<WebhookTry>
  /** Presses a button of the citizen's last message that has one with this label. */
  tap(user: string, label: string): Promise<WebhookTry>
  follow(user: string): Promise<WebhookTry>
  /** An officer types in Zalo's own console. */
  staffText(user: string, text: string, adminId?: string): Promise<WebhookTry>
  /** Gives stars on the citizen's last rating template. Zalo's event names the message and no citizen. */
  rateTemplate(user: string, rate: number, more?: RatingWords): Promise<WebhookTry>
  /** Any event, signed; `app_id` and `timestamp` are added where missing. */
  event(body: Readonly<Record<string, unknown>>): Promise<WebhookTry>
  /** In order of arrival. */
  received(user: string): readonly PhoneMessage[]
  stop(): Promise<void>
}

export async function startZaloPlatform(options: PlatformOptions): Promise<ZaloPlatform> {
  const clock = createPlatformClock()
  const phones = createPhones(clock)
  const faults = createFaults()
  const tokens = createTokenBook({ ...options, clock })
  const webhook = createWebhookSender(options)
  const rules = createApiRules()
  const { oaId, appSecret } = options

  function event(body: Readonly<Record<string, unknown>>): Promise<WebhookTry> {
    const timestamp = body['timestamp'] ?? String(clock.now())
    return webhook.deliver(JSON.stringify({ app_id: options.appId, ...body, timestamp }), String(timestamp))
  }

  function fromOa(user: string, name: string, message: Readonly<Record<string, string>>, adminId?: string) {
    const sender = { id: oaId, ...(adminId === undefined ? {} : { admin_id: adminId }) }
    return event({ event_name: name, sender, recipient: { id: user }, message })
  }

  const server = createApiServer({
    oaId,
    appSecret,
    clock,
    tokens,
    phones,
    faults,
    rules,
    onSent({ user, msgId, text, template }) {
      const name = template === undefined ? 'oa_send_text' : 'oa_send_template'
      if (options.echo === true) void fromOa(user, name, { msg_id: msgId, text })
      if (options.receipts === true) void fromOa(user, 'user_received_message', { msg_id: msgId })
    },
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`

  async function sendText(user: string, text: string, { msgId, timestamp, copies = 1 }: TextOptions = {}) {
    phones.interacted(user)
    const body = {
      event_name: 'user_send_text',
      ...(timestamp === undefined ? { timestamp: String(clock.now()) } : { timestamp }),
      sender: { id: user },
      recipient: { id: oaId },
      message: { msg_id: msgId ?? newMessageId(), text },
    }
    const tries = await Promise.all(Array.from({ length: copies }, () => event(body)))
    return tries.find(({ ok }) => !ok) ?? tries[0] ?? { ok: false, status: 0, ms: 0 }
  }

  return {
    apiBase: base,
    oauthBase: base,
    tokens,
    rules,
    faults,
    clock,
    phones,
    webhook,
    event,
    sendText,
    sendAnonymousText(user, conversation, text) {
      phones.interacted(user)
      const message = { conversation_id: conversation, msg_id: newMessageId(), text }
      return event({ event_name: 'anonymous_send_text', sender: { id: user }, recipient: { id: oaId }, message })
    },
    tap: (user, label) => sendText(user, payloadOf(phones.messages(user), label)),
    follow(user) {
      phones.interacted(user)
      return event({ event_name: 'follow', oa_id: oaId, source: 'oa_profile', follower: { id: user } })
    },
    staffText: (user, text, adminId = '7001') => {
      return fromOa(user, 'oa_send_text', { msg_id: newMessageId(), text }, adminId)
    },
    rateTemplate(user, rate, { note = '', feedbacks = [] } = {}) {
      const asked = phones.messages(user).findLast((message) => message.template !== undefined)
      if (asked === undefined) throw new Error('the phone shows no rating template')
      const words = { rating_type: 'csat', option: 'five_emotions', rate, note, feedbacks }
      const message = { ...words, submit_time: String(clock.now()), msg_id: asked.msgId, tracking_id: '' }
      return event({ event_name: 'user_feedback', oa_id: oaId, message })
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

function newMessageId(): string {
  return randomBytes(9).toString('hex')
}

/** A tap on a query button comes back as a text message that holds the payload. */
function payloadOf(messages: readonly PhoneMessage[], label: string): string {
  const buttons = messages.findLast((message) => message.buttons.some(({ title }) => title === label))?.buttons
  const payload = buttons?.find(({ title }) => title === label)?.payload
  if (typeof payload !== 'string') throw new Error(`the phone shows no button "${label}"`)
  return payload
}
