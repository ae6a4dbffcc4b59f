import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTelegramChannel } from '../../../../channels/telegram/index.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import type { ChannelAddress, OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../../../support/telegram-platform.ts'
import { U } from './requests.ts'

const to: ChannelAddress = { channel: 'telegram', account: String(telegramBot.id), user: U }
const hello: OutboundContent = { kind: 'text', text: 'Xin chào' }
const choices: OutboundContent = {
  kind: 'choices',
  text: 'Còn sổ không?',
  choices: [
    { label: 'Có', value: 'yes' },
    { label: 'Không', value: 'no' },
  ],
}

let platform: TelegramPlatform
let channel: ReturnType<typeof createTelegramChannel>

function channelWith(change: { webhookSecret?: string; botToken?: string } = {}) {
  const config = { botToken: telegramBot.token, botId: String(telegramBot.id), apiRoot: platform.apiRoot, ...change }
  return createTelegramChannel(config, { clock: systemClock })
}

beforeEach(async () => {
  platform = await startTelegramPlatform()
  channel = channelWith()
  platform.chats.open(U)
})
afterEach(() => platform.stop())

async function deliver(content: OutboundContent, address: ChannelAddress = to, signal = new AbortController().signal) {
  const results = []
  for (const call of channel.render(outbound(address, content))) results.push(await channel.send(call, address, signal))
  return results
}

test('a text and buttons reach the chat, and the message’s number comes back with the chat’s', async () => {
  const results = await deliver(choices)

  const [shown] = platform.received(U)
  expect(results).toEqual([{ kind: 'delivered', externalId: `${U}:${shown?.id}` }])
  expect(shown?.buttons.flat().map(({ text }) => text)).toEqual(['Có', 'Không'])
})

test.each(['Bad Request: BUTTON_DATA_INVALID', 'Bad Request: reply markup is too long'])(
  'refused buttons become a numbered text: %s',
  async (description) => {
    platform.faults.next({ kind: 'error', code: 400, description })

    const results = await deliver(choices)

    expect(results).toMatchObject([{ kind: 'delivered' }])
    expect(platform.received(U)).toMatchObject([{ text: 'Còn sổ không?\n1. Có\n2. Không', buttons: [] }])
  },
)

test('a refused entity is left out', async () => {
  platform.faults.next({ kind: 'error', code: 400, description: "Bad Request: can't parse entities" })

  await deliver({ kind: 'staff-text', officer: 'Lan', text: 'Chào ạ' })

  expect(platform.received(U)).toMatchObject([{ text: 'Cán bộ Lan: Chào ạ', entities: undefined }])
})

test('a group is answered in its topic, and under its new number once it moved, without asking twice', async () => {
  const group = { ...to, thread: '-100123/45' }
  platform.chats.open('-100123')
  await deliver(hello, group)
  platform.chats.move('-100123', -100_888)
  const before = platform.calls.get('sendMessage') ?? 0

  const moved = await deliver(hello, group)
  await deliver(hello, group)

  expect(platform.received('-100123')).toMatchObject([{ topic: 45 }])
  expect(moved).toMatchObject([{ kind: 'delivered', externalId: expect.stringMatching(/^-100888:/) }])
  expect((platform.calls.get('sendMessage') ?? 0) - before).toBe(3)
})

test('whoever blocked the bot, or never wrote to it, cannot be reached', async () => {
  const stranger = { ...to, user: '6' }
  await platform.block(U)

  expect(await deliver(hello)).toEqual([{ kind: 'blocked', why: 'telegram error 403' }])
  expect(await deliver(hello, stranger)).toEqual([{ kind: 'blocked', why: 'telegram error 400: chat not found' }])
})

test.each([
  [
    { kind: 'page', status: 502 },
    { kind: 'retry-later', why: 'unreadable answer' },
  ],
  [{ kind: 'drop' }, { kind: 'retry-later', why: 'ECONNRESET' }],
  [
    { kind: 'error', code: 429, parameters: { retry_after: 5 } },
    { kind: 'retry-later', afterMs: 5000 },
  ],
  [{ kind: 'error', code: 500 }, { kind: 'retry-later' }],
  [{ kind: 'accepted' }, { kind: 'retry-later' }],
] as const)('a fault becomes a value: %j', async (fault, expected) => {
  platform.faults.next(fault)

  const [result] = await deliver(hello)

  expect(result).toMatchObject(expected)
})

test('an answered tap, an old one and buttons that are gone are all done with', async () => {
  const { signal } = new AbortController()
  await deliver(choices)
  const query = platform.taps.begin()
  const message = platform.received(U)[0]?.id ?? 0

  const answered = await channel.send({ method: 'answerCallbackQuery', query, text: 'Đã nhận' }, to, signal)
  const late = await channel.send({ method: 'answerCallbackQuery', query }, to, signal)
  const removed = await channel.send({ method: 'editMessageReplyMarkup', chat: U, message }, to, signal)
  const again = await channel.send({ method: 'editMessageReplyMarkup', chat: U, message }, to, signal)

  expect([answered, late, removed, again].map(({ kind }) => kind)).toEqual(Array(4).fill('delivered'))
  expect(platform.taps).toMatchObject({ spinning: 0, toasts: ['Đã nhận'] })
  expect(platform.received(U)[0]?.buttons).toEqual([])
})

test('a file is found by its id when it is wanted, one too large or gone is not, and trouble is told without the token', async () => {
  const { signal } = new AbortController()
  platform.addFile('ph1', 'photos/file_1.jpg', Buffer.from('ảnh'))
  platform.addFile('big', '', Buffer.from(''))

  const found = await channel.locate('telegram-file:ph1', signal)

  expect(await (await fetch(found ?? '')).text()).toBe('ảnh')
  for (const reference of ['telegram-file:big', 'telegram-file:gone', 'geo:1,2', 'telegram-file:']) {
    expect(await channel.locate(reference, signal)).toBeUndefined()
  }
  platform.faults.next({ kind: 'drop' }, 'getFile')
  await expect(channel.locate('telegram-file:ph1', signal)).rejects.toThrow(/^telegram: ECONNRESET$/)
})

test('probe tells whether the token works and updates can arrive', async () => {
  const { signal } = new AbortController()
  const hooked = channelWith({ webhookSecret: 's' })
  const wrong = channelWith({ botToken: '7000000007:wrong' })

  expect(await channel.probe(signal)).toEqual({ ok: true, detail: '@AnSinhThuBot, polling, 0 waiting' })
  expect(await hooked.probe(signal)).toEqual({ ok: false, detail: 'no webhook is set' })
  expect(await wrong.probe(signal)).toMatchObject({ ok: false, detail: expect.stringContaining('not accepted') })
  platform.setWebhook('http://127.0.0.1:1/webhooks/telegram', 's')
  expect(await hooked.probe(signal)).toEqual({ ok: true, detail: '@AnSinhThuBot, webhook, 0 waiting' })
  expect(await channel.probe(signal)).toMatchObject({ ok: false })
})
