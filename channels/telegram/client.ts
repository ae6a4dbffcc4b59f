import type { Api } from 'grammy'
import type { ChannelHealth, DeliveryResult } from '../../src/core/channel.ts'
import { AppError } from '../../src/core/errors.ts'
import { type ChannelAddress, unreachable } from '../../src/core/message.ts'
import { grammySignal } from './api.ts'
import { fileIdOf } from './attachments.ts'
import type { SendCall, TelegramCall } from './calls.ts'
import type { TelegramConfig } from './config.ts'
import { createPace } from './pace.ts'
import { reasonOf, verdictOf, type Verdict } from './verdict.ts'

export interface TelegramClient {
  send(call: TelegramCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult>
  probe(signal: AbortSignal): Promise<ChannelHealth>
  locate(reference: string, signal: AbortSignal): Promise<string | undefined>
}

type MessageOptions = NonNullable<Parameters<Api['sendMessage']>[2]>

export function createTelegramClient(api: Api, config: TelegramConfig): TelegramClient {
  const pace = createPace()
  /** Groups that became supergroups. Only saves a call: Telegram tells the new number each time. */
  const moved = new Map<string, string>()

  async function sendMessage(call: SendCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult> {
    const afterMs = await pace.turn(signal)
    if (afterMs > 0) return { kind: 'retry-later', why: signal.aborted ? 'aborted' : 'rush', afterMs }
    const { chat, topic } = targetOf(to)
    const first = await post(call, { chat: moved.get(chat) ?? chat, topic }, signal)
    if (first.kind !== 'moved') return final(first)
    moved.set(chat, first.chat)
    return final(await post(call, { chat: first.chat, topic }, signal))
  }

  /** With buttons; when Telegram refuses them, once more without. */
  async function post(call: SendCall, target: Target, signal: AbortSignal): Promise<Verdict> {
    const rich = await attempt(() => postOnce(call, target, signal))
    if (rich.kind !== 'too-rich' || (call.fallback === undefined && call.entities === undefined)) return rich
    const { method, outbound, text, fallback = text } = call
    return attempt(() => postOnce({ method, outbound, text: fallback }, target, signal))
  }

  async function postOnce(call: SendCall, { chat, topic }: Target, signal: AbortSignal): Promise<DeliveryResult> {
    const { message_id: id } = await api.sendMessage(chat, call.text, optionsOf(call, topic), grammySignal(signal))
    // Numbers of messages begin anew in each chat.
    return { kind: 'delivered', ...(Number.isSafeInteger(id) ? { externalId: `${chat}:${id}` } : {}) }
  }

  async function send(call: TelegramCall, to: ChannelAddress, signal: AbortSignal): Promise<DeliveryResult> {
    const { method } = call
    switch (method) {
      case 'sendMessage':
        return sendMessage(call, to, signal)
      case 'answerCallbackQuery': {
        const other = call.text === undefined ? {} : { text: call.text }
        return final(await attempt(() => done(api.answerCallbackQuery(call.query, other, grammySignal(signal)))))
      }
      case 'editMessageReplyMarkup':
        return final(
          await attempt(() => done(api.editMessageReplyMarkup(call.chat, call.message, {}, grammySignal(signal)))),
        )
      default:
        return unreachable(method)
    }
  }

  /** Undefined: the file is gone or too large. The address holds the token and is good for an hour: never kept. */
  async function locate(reference: string, signal: AbortSignal): Promise<string | undefined> {
    const id = fileIdOf(reference)
    if (id === undefined) return undefined
    try {
      const { file_path: path } = await api.getFile(id, grammySignal(signal))
      // A Bot API server of one's own answers with a place on its own disk.
      if (path === undefined || path.startsWith('/')) return undefined
      return `${config.apiRoot}/file/bot${config.botToken}/${path}`
    } catch (error) {
      const verdict = verdictOf(error)
      if (verdict.kind !== 'retry-later') return undefined
      throw new AppError('unavailable', `telegram: ${verdict.why}`)
    }
  }

  return { send, locate, probe: (signal) => probe(api, config, signal) }
}

interface Target {
  readonly chat: string
  readonly topic: number | undefined
}

/** The person, or the group of `thread`, with the topic behind the slash. */
function targetOf({ user, thread }: ChannelAddress): Target {
  const [chat = user, topic] = (thread ?? user).split('/')
  return { chat, topic: topic === undefined ? undefined : Number(topic) }
}

function optionsOf({ entities, keyboard }: SendCall, topic: number | undefined): MessageOptions {
  return {
    // A preview of a law's page would push the answer off a phone's screen.
    link_preview_options: { is_disabled: true },
    ...(topic === undefined ? {} : { message_thread_id: topic }),
    ...(entities === undefined ? {} : { entities: [...entities] }),
    ...(keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } }),
  }
}

async function attempt(run: () => Promise<DeliveryResult>): Promise<Verdict> {
  try {
    return await run()
  } catch (error) {
    return verdictOf(error)
  }
}

async function done(call: Promise<unknown>): Promise<DeliveryResult> {
  await call
  return { kind: 'delivered' }
}

function final(verdict: Verdict): DeliveryResult {
  switch (verdict.kind) {
    case 'too-rich':
      return { kind: 'refused', why: verdict.why, plainText: true }
    case 'moved':
      return { kind: 'retry-later', why: 'the group has moved' }
    default:
      return verdict
  }
}

async function probe(api: Api, config: TelegramConfig, signal: AbortSignal): Promise<ChannelHealth> {
  try {
    const { username } = await api.getMe(grammySignal(signal))
    const { url, pending_update_count: waiting } = await api.getWebhookInfo(grammySignal(signal))
    const hasWebhook = (url ?? '') !== ''
    if (config.webhookSecret !== undefined && !hasWebhook) return { ok: false, detail: 'no webhook is set' }
    if (config.webhookSecret === undefined && hasWebhook) {
      return { ok: false, detail: 'a webhook is set, so polling gets nothing: set TELEGRAM_WEBHOOK_SECRET' }
    }
    return { ok: true, detail: `@${username}, ${hasWebhook ? 'webhook' : 'polling'}, ${waiting} waiting` }
  } catch (error) {
    return { ok: false, detail: reasonOf(error) }
  }
}
