import { describe, expect, it } from 'vitest'
import { createWebChannel } from '../../../../channels/web/index.ts'
import type { ChannelAddress, OutboundMessage } from '../../../../src/core/message.ts'

const sessionSecret = 'a secret of the tests'
const to = { channel: 'web', account: 'widget', user: '0'.repeat(32) }
const message: OutboundMessage = {
  id: 'o_1',
  conversationId: 'c_1',
  to,
  author: 'bot',
  content: { kind: 'text', text: 'Lương hưu được tính theo Điều 66.' },
  citations: [{ law: '41/2024/QH15', article: '66' }],
}

describe('createWebChannel', () => {
  it('refuses an empty secret', () => {
    expect(() => createWebChannel({ sessionSecret: '' }, { wake: () => Promise.resolve() })).toThrow('sessionSecret')
  })

  it('renders a message that fits as itself', () => {
    const channel = createWebChannel({ sessionSecret }, { wake: () => Promise.resolve() })

    expect(channel.render(message)).toEqual([message])
  })

  it('delivers by waking the stream of the citizen', async () => {
    const woken: ChannelAddress[] = []
    const channel = createWebChannel({ sessionSecret }, { wake: async (address) => void woken.push(address) })

    const result = await channel.send(message, to, new AbortController().signal)

    expect(result).toEqual({ kind: 'delivered', externalId: 'o_1' })
    expect(woken).toEqual([to])
  })

  it('asks for another try when the stream cannot be woken, without saying whose it is', async () => {
    const channel = createWebChannel(
      { sessionSecret },
      { wake: () => Promise.reject(new Error(`no topic ${to.user}`)) },
    )

    const result = await channel.send(message, to, new AbortController().signal)

    expect(result).toEqual({ kind: 'retry-later', why: 'the event stream could not be woken' })
  })

  it('stops waiting when it is told to', async () => {
    const channel = createWebChannel({ sessionSecret }, { wake: () => new Promise(() => undefined) })
    const stop = new AbortController()

    const sending = channel.send(message, to, stop.signal)
    stop.abort()

    expect(await sending).toMatchObject({ kind: 'retry-later' })
    expect(await channel.send(message, to, stop.signal)).toMatchObject({ kind: 'retry-later' })
  })

  it('says which pages may use it', () => {
    const channel = createWebChannel(
      { sessionSecret, allowedOrigins: ['https://bhxh.example'] },
      { wake: () => Promise.resolve() },
    )
    const from = (origin: string) => ({
      method: 'POST',
      path: '/api/web/session',
      query: {},
      headers: { origin },
      body: new Uint8Array(),
      receivedAt: '2026-11-25T08:00:00.000Z',
    })

    expect(channel.admits(from('https://bhxh.example'))).toBe(true)
    expect(channel.admits(from('https://other.example'))).toBe(false)
  })
})
