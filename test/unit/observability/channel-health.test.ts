import { expect, test } from 'vitest'
import type { ChannelAdapter, ChannelHealth } from '../../../src/core/channel.ts'
import { createLogger } from '../../../src/observability/log.ts'
import { createChannelHealth } from '../../../src/observability/channel-health.ts'

function channelThat(id: string, probe: () => Promise<ChannelHealth>): ChannelAdapter {
  const capabilities = { choices: false, cards: false, images: false, typing: false, receipts: false }
  return {
    id,
    capabilities: { ...capabilities, maxTextLength: 100, maxChoices: 0, maxChoiceLabel: 0 },
    webhookPath: `/webhooks/${id}`,
    receive: () => ({ kind: 'ignored', what: 'nothing' }),
    render: () => [],
    send: async () => ({ kind: 'delivered' }),
    probe,
  }
}

test('each channel is asked once a minute, and one that fails does not hide the others', async () => {
  const seen: [string, boolean][] = []
  let asked = 0
  const look = createChannelHealth({
    channels: [
      channelThat('broken', () => Promise.reject(new Error('a mistake'))),
      channelThat('good', async () => {
        asked += 1
        return { ok: true, detail: '' }
      }),
      channelThat('silent', async () => ({ ok: false, detail: 'no webhook event' })),
    ],
    metrics: { channelUp: (channel, isUp) => void seen.push([channel, isUp]) },
    log: createLogger('silent'),
  })

  await Promise.all([look(), look()])
  await look()

  expect(asked).toBe(1)
  expect(seen).toEqual([
    ['good', true],
    ['silent', false],
  ])
})

test('what each probe found is kept; one that throws found the channel not working', async () => {
  const kept: [string, boolean][] = []
  const look = createChannelHealth({
    channels: [
      channelThat('broken', () => Promise.reject(new Error('a mistake'))),
      channelThat('good', async () => ({ ok: true, detail: '' })),
    ],
    metrics: { channelUp: () => undefined },
    log: createLogger('silent'),
    record: async (channel, ok) => {
      kept.push([channel, ok])
      if (ok) throw new Error('the database went away')
    },
  })

  await look()

  expect(kept.toSorted()).toEqual([
    ['broken', false],
    ['good', true],
  ])
})
