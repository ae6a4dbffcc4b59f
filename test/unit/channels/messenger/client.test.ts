import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMessengerChannel, type MessengerChannel } from '../../../../channels/messenger/index.ts'
import type { DeliveryResult } from '../../../../src/core/channel.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import type { ChannelAddress, OutboundContent, OutboundMessage } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'
import { startMessengerPlatform, type MessengerPlatform } from '../../../support/messenger-platform.ts'
import { messengerKeys } from '../../../support/messenger-settings.ts'

const user = '1254477777772919'
const to: ChannelAddress = { channel: 'messenger', account: messengerKeys.pageId, user }
const hours = (count: number): number => count * 3_600_000
const hello: OutboundContent = { kind: 'text', text: 'Xin chào' }
const choices: OutboundContent = {
  kind: 'choices',
  text: 'Còn sổ không?',
  choices: [
    { label: 'Có', value: 'yes' },
    { label: 'Không', value: 'no' },
  ],
}
const rating: OutboundContent = {
  kind: 'rating-request',
  invite: 'i_7',
  text: 'Chào anh/chị.\n\nAnh/chị hài lòng thế nào?',
  choices: ['1', '2', '3', '4', '5'].map((value) => ({ label: `${value} sao`, value })),
}
const byOfficer: OutboundMessage = {
  ...outbound(to, { kind: 'staff-text', text: 'Tôi xem rồi ạ.', officer: 'Lan' }),
  author: 's_1',
}

let platform: MessengerPlatform
let channel: MessengerChannel

beforeEach(async () => {
  platform = await startMessengerPlatform({ ...messengerKeys, retries: false })
  channel = channelOf({})
  platform.phones.wrote(user)
})
afterEach(() => platform.stop())

function channelOf(more: object): MessengerChannel {
  return createMessengerChannel(
    { ...messengerKeys, graphBase: `${platform.base}/v25.0`, ...more },
    { clock: systemClock },
  )
}

async function deliver(message: OutboundMessage): Promise<DeliveryResult[]> {
  const results: DeliveryResult[] = []
  for (const call of channel.render(message)) {
    results.push(await channel.send(call, message.to, new AbortController().signal))
  }
  return results
}

test('a text and quick replies reach the phone, and the message id comes back', async () => {
  const results = await deliver(outbound(to, choices))

  const [shown] = platform.received(user)
  expect(results).toEqual([{ kind: 'delivered', externalId: shown?.mid }])
  expect(shown?.replies.map(({ title }) => title)).toEqual(['Có', 'Không'])
})

test('quick replies that are refused become a numbered text', async () => {
  platform.faults.next({ kind: 'error', code: 100 }, 'replies')

  const results = await deliver(outbound(to, choices))

  expect(results).toMatchObject([{ kind: 'delivered' }])
  expect(platform.received(user)[0]).toMatchObject({ text: 'Còn sổ không?\n1. Có\n2. Không', replies: [] })
})

test('after 24 hours the assistant is silent, an officer may still write until the seventh day', async () => {
  platform.clock.advance(hours(25))

  const bot = await deliver(outbound(to, hello))
  const officer = await deliver(byOfficer)
  platform.clock.advance(hours(24 * 7))
  const late = await deliver(byOfficer)

  expect(bot).toEqual([{ kind: 'window-closed', why: 'graph error 10/2018278' }])
  expect(officer).toMatchObject([{ kind: 'delivered' }])
  expect(platform.received(user).map(({ tag }) => tag)).toEqual(['HUMAN_AGENT'])
  expect(late).toEqual([{ kind: 'window-closed', why: 'HUMAN_AGENT refused: graph error 10/2018278' }])
})

test('within 24 hours an officer’s message needs no tag, so no permission', async () => {
  platform.rules.humanAgent = false

  const inTime = await deliver(byOfficer)
  platform.clock.advance(hours(25))
  const late = await deliver(byOfficer)

  expect(inTime).toMatchObject([{ kind: 'delivered' }])
  expect(late).toEqual([{ kind: 'window-closed', why: 'HUMAN_AGENT refused: graph error 10' }])
})

test('the feedback template goes out with stars, after 24 hours under its own tag', async () => {
  channel = channelOf({ feedbackPrivacyUrl: 'https://bhxh.example/rieng-tu' })

  const inTime = await deliver(outbound(to, rating))
  platform.clock.advance(hours(25))
  const late = await deliver(outbound(to, rating))

  expect(inTime.map(({ kind }) => kind)).toEqual(['delivered', 'delivered'])
  expect(late.map(({ kind }) => kind)).toEqual(['delivered', 'delivered'])
  const shown = platform.received(user).map(({ text, tag, feedback }) => [text, tag, feedback?.question])
  expect(shown).toEqual([
    ['Chào anh/chị.', undefined, undefined],
    ['Anh/chị hài lòng thế nào?', undefined, 'i_7'],
    ['Anh/chị hài lòng thế nào?', 'CUSTOMER_FEEDBACK', 'i_7'],
  ])
})

test('a page without the template is asked once; ratings are quick replies from then on', async () => {
  channel = channelOf({ feedbackPrivacyUrl: 'https://bhxh.example/rieng-tu' })
  platform.rules.feedback = false

  await deliver(outbound(to, rating))
  const before = platform.sent.length
  await deliver(outbound(to, rating))
  platform.clock.advance(hours(25))
  const late = await deliver(outbound(to, rating))

  expect(platform.received(user).map(({ replies }) => replies.length)).toEqual([0, 5, 0, 5])
  expect(platform.sent.slice(before, before + 2).some((body) => JSON.stringify(body).includes('template'))).toBe(false)
  expect(late.at(-1)).toMatchObject({ kind: 'window-closed' })
})

test('a comment is answered once, in private', async () => {
  const author = '777'
  await platform.comment(author, 'lương hưu tính sao?')
  const thread = `comment:${messengerKeys.pageId}_1`
  const address = { ...to, user: 'author-777', thread }

  const first = await deliver(outbound(address, hello))
  const second = await deliver(outbound(address, hello))

  expect(first).toMatchObject([{ kind: 'delivered' }])
  expect(second).toEqual([{ kind: 'refused', why: 'graph error 10900' }])
  expect(platform.received(author)).toHaveLength(1)
})

test.each([
  [
    { kind: 'status', status: 500 },
    { kind: 'retry-later', why: 'HTTP 500' },
  ],
  [{ kind: 'drop' }, { kind: 'retry-later' }],
  [
    { kind: 'error', code: 613, headers: { 'retry-after': '5' } },
    { kind: 'retry-later', afterMs: 5000 },
  ],
  [{ kind: 'error', code: 551, subcode: 1545041 }, { kind: 'blocked' }],
] as const)('a fault becomes a value: %j', async (fault, expected) => {
  platform.faults.next(fault)

  const [result] = await deliver(outbound(to, hello))

  expect(result).toMatchObject(expected)
})

test('a stranger, somebody who blocked the page, a rush', async () => {
  platform.rules.unreachable.set('888', { code: 551, subcode: 1545041 })
  const stranger = await deliver(outbound({ ...to, user: '999' }, hello))
  const blocked = await deliver(outbound({ ...to, user: '888' }, hello))
  platform.rules.messagesPerSecond = 0
  const rush = await deliver(outbound(to, hello))

  expect([stranger, blocked, rush].flat().map(({ kind }) => kind)).toEqual(['blocked', 'blocked', 'retry-later'])
})

test('an answer that never comes is tried again: twice is better than never', async () => {
  platform.faults.next({ kind: 'deaf' })
  const [call] = channel.render(outbound(to, hello))
  if (call === undefined) throw new Error('nothing was rendered')

  const lost = await channel.send(call, to, AbortSignal.timeout(200))

  expect(lost).toEqual({ kind: 'retry-later', why: 'aborted' })
  expect(platform.received(user)).toHaveLength(1)
})

test('the token goes in a header, never in an address', async () => {
  channel = channelOf({ pageToken: 'wrong' })

  expect(await deliver(outbound(to, hello))).toEqual([{ kind: 'refused', why: 'graph error 190/463' }])
})
