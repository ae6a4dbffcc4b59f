import { afterEach, beforeEach, expect, test } from 'vitest'
import { createZaloChannel } from '../../../../channels/zalo/index.ts'
import { systemClock } from '../../../../src/core/clock.ts'
import type { OutboundContent } from '../../../../src/core/message.ts'
import { outbound } from '../../../contract/channel-contents.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { startZaloPlatform, type ZaloPlatform } from '../../../support/zalo-platform.ts'

const user = '8400000000000000001'
const to = { channel: 'zalo', account: '3886132808', user }
const hours = (count: number): number => count * 3_600_000
const choices: OutboundContent = {
  kind: 'choices',
  text: 'Còn sổ không?',
  choices: [
    { label: 'Có', value: 'yes' },
    { label: 'Không', value: 'no' },
  ],
}
const hello: OutboundContent = { kind: 'text', text: 'Xin chào' }

let platform: ZaloPlatform
let channel: ReturnType<typeof createZaloChannel>

beforeEach(async () => {
  platform = await startZaloPlatform({ appId: '1', oaId: to.account, oaSecret: 'oa', appSecret: 'app', retries: false })
  channel = createZaloChannel(
    {
      appId: '1',
      appSecret: 'app',
      oaSecretKey: 'oa',
      oaId: to.account,
      apiBase: platform.apiBase,
      oauthBase: platform.oauthBase,
      ...platform.tokens.pair,
    },
    { vault: createMemoryVault(), clock: systemClock },
  )
  platform.phones.interacted(user)
})
afterEach(() => platform.stop())

async function deliver(content: OutboundContent, address: typeof to & { thread?: string } = to) {
  const results = []
  for (const call of channel.render(outbound(address, content))) {
    results.push(await channel.send(call, address, new AbortController().signal))
  }
  return results
}

test('a text and buttons reach the phone, and the message id comes back', async () => {
  const results = await deliver(choices)

  const [shown] = platform.received(user)
  expect(results).toEqual([{ kind: 'delivered', externalId: shown?.msgId }])
  expect(shown?.text).toBe('Còn sổ không?')
  expect(shown?.buttons.map(({ title }) => title)).toEqual(['Có', 'Không'])
})

test.each([-201, -233] as const)(
  'an OA that may not send buttons (%i) gets numbered text, at once from then on',
  async (code) => {
    platform.rules.refuseButtons = code

    const first = await deliver(choices)
    platform.rules.refuseButtons = undefined
    const second = await deliver(choices)

    const texts = platform.received(user).map(({ text, buttons }) => [text, buttons.length])
    expect([...first, ...second].map(({ kind }) => kind)).toEqual(['delivered', 'delivered'])
    expect(texts).toEqual([
      ['Còn sổ không?\n1. Có\n2. Không', 0],
      ['Còn sổ không?\n1. Có\n2. Không', 0],
    ])
  },
)

test('buttons are tried again when it was not the buttons that were refused', async () => {
  platform.faults.next({ kind: 'code', code: -201 }, 'message', 2)

  const refused = await deliver(choices)
  await deliver(choices)

  expect(refused).toEqual([{ kind: 'refused', why: expect.stringContaining('zalo error -201') }])
  expect(platform.received(user).at(-1)?.buttons).toHaveLength(2)
})

test('an ended token is renewed once and the call repeated', async () => {
  platform.clock.advance(hours(26))
  platform.phones.interacted(user)

  const results = await deliver(hello)

  expect(results[0]?.kind).toBe('delivered')
  expect(platform.tokens.refreshes).toBe(1)
})

test('the reply window: free, charged, closed after seven days, closed before the first word', async () => {
  const stranger = { ...to, user: '8400000000000000002' }
  platform.clock.advance(hours(24 * 7 + 1))

  const late = await deliver(hello)
  const unknown = await deliver(hello, stranger)

  // The officer reads what can be done instead.
  expect(late).toEqual([{ kind: 'window-closed', why: expect.stringMatching(/^zalo error -230: .*qua điện thoại/) }])
  expect(unknown).toEqual([{ kind: 'window-closed', why: expect.stringMatching(/^zalo error -232: /) }])
})

test('a visitor of the chat plugin is answered in the conversation, without buttons', async () => {
  const visitor = { ...to, user: 'anon-1', thread: 'cv7' }
  platform.phones.interacted('anon-1')

  const results = await deliver(choices, visitor)

  expect(results[0]?.kind).toBe('delivered')
  expect(platform.received('anon-1')[0]?.text).toBe('Còn sổ không?\n1. Có\n2. Không')
})

test.each([
  [
    { kind: 'status', status: 500 },
    { kind: 'retry-later', why: 'HTTP 500' },
  ],
  [{ kind: 'drop' }, { kind: 'retry-later' }],
  [
    { kind: 'code', code: -32, headers: { 'retry-after': '5' } },
    { kind: 'retry-later', afterMs: 5000 },
  ],
  [{ kind: 'code', code: -244 }, { kind: 'blocked' }],
] as const)('a fault becomes a value: %j', async (fault, expected) => {
  platform.faults.next(fault)

  const [result] = await deliver(hello)

  expect(result).toMatchObject(expected)
})

test('an OA without the right to buttons is not even tried with them', async () => {
  const { apiBase, oauthBase, tokens } = platform
  const keys = { appId: '1', oaSecretKey: 'oa', apiBase, oauthBase, ...tokens.pair }
  const plain = createZaloChannel({ ...keys, richTemplates: false }, { vault: createMemoryVault(), clock: systemClock })
  const [call] = plain.render(outbound(to, choices))
  platform.faults.next({ kind: 'code', code: -201 }, 'buttons')

  if (call !== undefined) await plain.send(call, to, new AbortController().signal)

  expect(platform.received(user)[0]?.text).toBe('Còn sổ không?\n1. Có\n2. Không')
})

test.each([-210, -238, -241] as const)('other faults of buttons (%i) are not remembered', async (code) => {
  platform.faults.next({ kind: 'code', code }, 'buttons')

  await deliver(choices)
  await deliver(choices)

  expect(platform.received(user).map(({ buttons }) => buttons.length)).toEqual([0, 2])
})
