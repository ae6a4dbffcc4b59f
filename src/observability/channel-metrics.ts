import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { createBoundedLabel } from './bounded-label.ts'
import type { DeliveryResult } from '../core/channel.ts'
import type { InboundMessage } from '../core/message.ts'

/** What happens on each channel. Labels are names of ours and of event kinds, never of people. */
export interface ChannelMetrics {
  /** Messages on disk, and how long after they were sent. */
  accepted(messages: readonly InboundMessage[], at: Date): void
  /** Messages that a platform delivered again. */
  duplicates(messages: readonly InboundMessage[]): void
  /** Requests that were refused: 401 and 403 are wrong signatures. */
  rejected(channel: string, status: number): void
  ignored(channel: string, what: string): void
  /** Each try to send; `window-closed` is a missed reply window. */
  tried(channel: string, result: DeliveryResult['kind']): void
  /** Whether the channel's own probe finds it working. */
  channelUp(channel: string, isUp: boolean): void
  /** All channels that are switched off now; the others are on. */
  channelsOff(channels: readonly string[]): void
}

/** Seconds: a webhook's own way, a platform's queue, a platform's repeats over two hours. */
const LAG_BUCKETS = [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1_800, 7_200]

export function createChannelMetrics(registry: Registry): ChannelMetrics {
  const counter = (name: string, help: string, label?: string): Counter =>
    new Counter({
      name,
      help,
      labelNames: label === undefined ? ['channel'] : ['channel', label],
      registers: [registry],
    })
  const lag = new Histogram({
    name: 'ansinh_inbound_lag_seconds',
    help: 'From when a citizen sent a message until it was stored',
    labelNames: ['channel'],
    buckets: LAG_BUCKETS,
    registers: [registry],
  })
  const off = new Gauge({
    name: 'ansinh_channel_off',
    help: '1 for each channel that an operator has switched off',
    labelNames: ['channel'],
    registers: [registry],
  })
  const up = new Gauge({
    name: 'ansinh_channel_up',
    help: '1: the channel works; 0: an operator must look, the log says at what',
    labelNames: ['channel'],
    registers: [registry],
  })
  const duplicates = counter('ansinh_inbound_duplicates_total', 'Messages that were delivered more than once')
  const rejected = counter('ansinh_webhooks_rejected_total', 'Refused requests; 401 and 403: wrong signature', 'status')
  const ignored = counter('ansinh_webhooks_ignored_total', 'Genuine events that are nothing for us, by kind', 'what')
  const sends = counter('ansinh_sends_total', 'Tries to send; window-closed: the reply window was missed', 'result')
  const bounded = createBoundedLabel()
  return {
    accepted(messages, at) {
      // A platform's clock may be ahead of ours.
      for (const { channel, sentAt } of messages) {
        lag.observe({ channel }, Math.max(0, at.getTime() - Date.parse(sentAt)) / 1000)
      }
    },
    duplicates(messages) {
      for (const { channel } of messages) duplicates.inc({ channel })
    },
    rejected: (channel, status) => rejected.inc({ channel, status: String(status) }),
    ignored: (channel, what) => ignored.inc({ channel, what: bounded(channel, what) }),
    tried: (channel, result) => sends.inc({ channel, result }),
    channelUp: (channel, isUp) => up.set({ channel }, isUp ? 1 : 0),
    channelsOff(channels) {
      off.reset()
      for (const channel of channels) off.set({ channel }, 1)
    },
  }
}
