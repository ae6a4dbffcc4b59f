import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { createWebhooks } from '../../../src/http/webhooks.ts'
import { createLogger } from '../../../src/observability/log.ts'
import { createMetrics } from '../../../src/observability/metrics.ts'
import { createFakeChannel } from '../../support/fake-channel.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

test('a body that an adapter stumbles over is counted, and not asked for again', async () => {
  const metrics = createMetrics()
  const channel = {
    ...createFakeChannel().adapter,
    receive(): never {
      throw new TypeError('Cannot convert object to primitive value')
    },
  }
  const webhooks = createWebhooks({
    channels: [channel],
    intake: { accept: async () => undefined, calm: async () => undefined },
    rateLimit: { check: async () => 0 },
    addressOf: () => '127.0.0.1',
    clock: { now: () => new Date() },
    metrics,
    log: createLogger('silent'),
  })
  const server = createServer((request, response) => void webhooks.get(channel.webhookPath)?.(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined

  const response = await fetch(`http://127.0.0.1:${port}${channel.webhookPath}`, { method: 'POST', body: '{}' })

  expect(response.status).toBe(200)
  expect(await metrics.text()).toMatch(/ignored_total\{[^}]*what="unreadable"\} 1/)
})
