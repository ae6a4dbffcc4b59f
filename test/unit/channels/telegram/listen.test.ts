import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTelegramChannel } from '../../../../channels/telegram/index.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import { textOf, type InboundMessage } from '../../../../src/core/message.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../../../support/telegram-platform.ts'
import { U } from './requests.ts'

let platform: TelegramPlatform
let stop: AbortController
const stored: InboundMessage[] = []

beforeEach(async () => {
  platform = await startTelegramPlatform()
  stop = new AbortController()
  stored.length = 0
})
afterEach(async () => {
  stop.abort()
  await platform.stop()
})

function listen(accept: (messages: readonly InboundMessage[]) => Promise<void>, webhookSecret?: string) {
  const secret = webhookSecret === undefined ? {} : { webhookSecret }
  const config = { botToken: telegramBot.token, botId: String(telegramBot.id), apiRoot: platform.apiRoot, ...secret }
  const channel = createTelegramChannel(config, { clock: systemClock })
  return { channel, ended: channel.listen(accept, stop.signal) }
}

async function store(messages: readonly InboundMessage[]): Promise<void> {
  stored.push(...messages)
}

const texts = (): string[] => stored.map(({ content }) => textOf(content))

test('polls in order, sets the menu, ends the spinners of taps, and stops when told', async () => {
  const { channel, ended } = listen(store)
  await platform.sendText(U, 'một')
  await platform.sendText(U, 'hai', { copies: 2 })
  await expect.poll(texts).toEqual(['một', 'hai', 'hai'])
  platform.chats.show(U, {
    text: '?',
    buttons: [[{ text: 'Có', data: 'c:yes' }]],
    topic: undefined,
    entities: undefined,
  })

  await platform.tap(U, 'Có')

  await expect.poll(() => platform.taps.spinning).toBe(0)
  expect(stored.at(-1)?.content).toEqual({ kind: 'choice', value: 'yes', label: 'Có' })
  expect(stored[1]?.externalId).toBe(stored[2]?.externalId)
  expect(platform.commands().map((one) => one['command'])).toContain('start')
  stop.abort()
  await ended
  expect(channel.id).toBe('telegram')
})

test('what could not be stored comes again', async () => {
  let broken = true
  listen(async (messages) => {
    if (broken && messages.length > 0) {
      broken = false
      throw new Error('the store is down')
    }
    await store(messages)
  })

  await platform.sendText(U, 'một')

  await expect.poll(texts, { timeout: 5000 }).toEqual(['một'])
})

test('goes on after trouble, and confirms what it stored', async () => {
  platform.faults.next({ kind: 'drop' }, 'getMe')
  platform.faults.next({ kind: 'page', status: 502 }, 'getUpdates')
  listen(store)

  await platform.sendText(U, 'một')

  await expect.poll(texts, { timeout: 8000 }).toEqual(['một'])
  await expect.poll(() => platform.feed.pending).toBe(0)
})

test('waits, without a word to anybody, while a webhook is set, and takes it away from nobody', async () => {
  platform.setWebhook('http://127.0.0.1:1/webhooks/telegram')
  const { ended } = listen(store)

  await expect.poll(() => platform.calls.get('getUpdates') ?? 0).toBeGreaterThan(0)

  expect(platform.calls.get('deleteWebhook')).toBeUndefined()
  stop.abort()
  await ended
})

test('with a webhook it learns its name and does not poll', async () => {
  const { channel, ended } = listen(store, 'secret')
  await ended
  const text = '@AnSinhThuBot mất sổ'
  const message = {
    message_id: 1,
    from: { id: 5, is_bot: false },
    chat: { id: -100_1, type: 'supergroup' },
    date: 1_768_467_600,
    text,
    entities: [{ type: 'mention', offset: 0, length: 13 }],
  }

  const outcome = channel.receive({
    method: 'POST',
    path: '/webhooks/telegram',
    query: {},
    headers: { 'x-telegram-bot-api-secret-token': 'secret' },
    body: Buffer.from(JSON.stringify({ update_id: 1, message })),
    receivedAt: '2026-11-25T01:00:00.000Z',
  })

  expect(outcome).toMatchObject({ messages: [{ content: { text: 'mất sổ' } }] })
  expect(platform.calls.get('getUpdates')).toBeUndefined()
})
