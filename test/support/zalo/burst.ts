import type { ZaloPlatform } from '../zalo-platform.ts'
import type { WebhookTry } from './webhook-sender.ts'

export interface BurstOptions {
  readonly messages: number
  readonly users: number
  readonly perSecond: number
  readonly texts: readonly string[]
  /** Makes the users of two bursts different people. */
  readonly firstUser?: number
}

export interface BurstResult {
  readonly sent: number
  readonly accepted: number
  readonly seconds: number
  /** How long the webhook took to answer 200, in ms. */
  readonly ack: Percentiles
}

export interface Percentiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

const TICK_MS = 5

/** Sends at a fixed rate whatever the answers take, as citizens do: a slow server is not spared. */
export async function burst(platform: ZaloPlatform, options: BurstOptions): Promise<BurstResult> {
  const tries: Promise<WebhookTry>[] = []
  const began = performance.now()
  while (tries.length < options.messages) {
    const due = Math.min(options.messages, Math.ceil(((performance.now() - began) / 1000) * options.perSecond))
    while (tries.length < due) {
      const index = tries.length
      const text = options.texts[index % options.texts.length] ?? 'xin chào'
      tries.push(platform.sendText(userId((options.firstUser ?? 0) + (index % options.users)), text))
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  const results = await Promise.all(tries)
  const seconds = (performance.now() - began) / 1000
  const accepted = results.filter(({ ok }) => ok).length
  return { sent: results.length, accepted, seconds, ack: percentiles(results.map(({ ms }) => ms)) }
}

/** Nineteen digits, beyond 2^53, as Zalo's are: an id made a number loses its last digits. */
export function userId(index: number): string {
  return `84${String(index).padStart(17, '0')}`
}

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].toSorted((left, right) => left - right)
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    return Math.round(value * 100) / 100
  }
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}
