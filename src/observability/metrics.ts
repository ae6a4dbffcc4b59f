import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { createChannelMetrics, type ChannelMetrics } from './channel-metrics.ts'

/** Numbers only: no label holds a citizen's address or words. */
export interface Metrics extends ChannelMetrics {
  webhook(channel: string, outcome: string): void
  delivery(channel: string, outcome: string): void
  queue(name: string, waiting: number, dead: number): void
  text(): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const webhooks = new Counter({
    name: 'ansinh_webhooks_total',
    help: 'Webhook requests by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const deliveries = new Counter({
    name: 'ansinh_deliveries_failed_total',
    help: 'Messages that could not be delivered, by channel and reason',
    labelNames: ['channel', 'outcome'],
    registers,
  })
  const waiting = new Gauge({
    name: 'ansinh_queue_waiting',
    help: 'Items in a lane queue',
    labelNames: ['queue'],
    registers,
  })
  const dead = new Gauge({
    name: 'ansinh_queue_dead_letters',
    help: 'Items that failed too often',
    labelNames: ['queue'],
    registers,
  })
  return {
    ...createChannelMetrics(registry),
    webhook: (channel, outcome) => webhooks.inc({ channel, outcome }),
    delivery: (channel, outcome) => deliveries.inc({ channel, outcome }),
    queue(name, items, letters) {
      waiting.set({ queue: name }, items)
      dead.set({ queue: name }, letters)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
