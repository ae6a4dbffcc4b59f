import type { Metrics } from './metrics.ts'
import type { Logger } from './log.ts'
import type { ChannelAdapter } from '../core/channel.ts'

/** A probe is a call to the platform: not more often, however many ask. */
const EVERY_MS = 60_000
/** Less than a scrape waits. */
const WITHIN_MS = 5_000

export interface ChannelHealthParts {
  readonly channels: readonly ChannelAdapter[]
  readonly metrics: Pick<Metrics, 'channelUp'>
  readonly log: Pick<Logger, 'warn' | 'info'>
  /** Keeps what each probe found. */
  readonly record?: (channel: string, ok: boolean) => Promise<void>
}

/** Asks each channel how it is, for `ansinh_channel_up`; what is wrong stands in the log, when it changes. */
export function createChannelHealth({ channels, metrics, log, record }: ChannelHealthParts): () => Promise<void> {
  const said = new Map<string, string>()
  let asked = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined

  async function look(channel: ChannelAdapter): Promise<void> {
    const { ok, detail } = await channel.probe(AbortSignal.timeout(WITHIN_MS)).catch(async (error: unknown) => {
      await keep(channel, false)
      throw error
    })
    metrics.channelUp(channel.id, ok)
    await keep(channel, ok)
    const state = ok ? 'ok' : detail
    if (said.get(channel.id) === state) return
    said.set(channel.id, state)
    if (ok) log.info({ channel: channel.id, detail }, 'channel works')
    else log.warn({ channel: channel.id, detail }, 'channel needs an operator')
  }

  async function keep({ id }: ChannelAdapter, ok: boolean): Promise<void> {
    await record?.(id, ok).catch(() => log.warn({ channel: id }, 'what a probe found was not kept'))
  }

  return async () => {
    if (looking === undefined && performance.now() - asked >= EVERY_MS) {
      asked = performance.now()
      // A channel that throws has a mistake in it; the others are asked all the same.
      looking = Promise.allSettled(channels.map(look)).then(() => {
        looking = undefined
      })
    }
    await looking
  }
}
