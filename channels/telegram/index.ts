import type { AcceptInbound, ChannelAdapter, ChannelHealth, WebhookRequest } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import { createApi } from './api.ts'
import type { TelegramCall } from './calls.ts'
import { createTelegramClient, type TelegramClient } from './client.ts'
import type { TelegramConfig } from './config.ts'
import type { TelegramOutcome } from './decode-update.ts'
import { listenToTelegram } from './listen.ts'
import { receiveTelegram } from './receive.ts'
import { renderTelegram, telegramCapabilities } from './render.ts'
import { setUpTelegram } from './set-up.ts'

const WEBHOOK_PATH = '/webhooks/telegram'

export interface TelegramChannel extends ChannelAdapter<TelegramCall> {
  receive(request: WebhookRequest): TelegramOutcome
  listen(accept: AcceptInbound, signal: AbortSignal): Promise<void>
  /** Where the file of an attachment can be got right now. */
  readonly locate: TelegramClient['locate']
  /** Commands, descriptions and, with a secret, the webhook. */
  setUp(signal: AbortSignal): Promise<ChannelHealth>
}

export function createTelegramChannel(config: TelegramConfig, { clock }: { readonly clock: Clock }): TelegramChannel {
  const api = createApi(config, 'send')
  const client = createTelegramClient(api, config)
  let username: string | undefined
  const bot = {
    id: config.botId,
    get username() {
      return username
    },
  }
  const listening = {
    api: createApi(config, 'poll'),
    client,
    bot,
    clock,
    polls: config.webhookSecret === undefined,
    onName: (name: string) => void (username = name),
  }
  return {
    id: 'telegram',
    capabilities: telegramCapabilities,
    webhookPath: WEBHOOK_PATH,
    receive: (request) => receiveTelegram(request, config.webhookSecret, bot),
    render: renderTelegram,
    send: client.send,
    probe: client.probe,
    locate: client.locate,
    setUp: (signal) => setUpTelegram({ api, config, webhookPath: WEBHOOK_PATH }, signal),
    listen: (accept, signal) => listenToTelegram(listening, accept, signal),
  }
}
