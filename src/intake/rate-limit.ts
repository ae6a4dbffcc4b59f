import type { ChannelAddress } from '../core/message.ts'
import type { RateCounter } from '../instances/contract.ts'

export interface RateLimit {
  /** Seconds to wait; 0 = go on. */
  check(address: ChannelAddress, ip: string): Promise<number>
}

/** More than a person types; a whole office behind one address still fits the second. */
const PER_VISITOR = { count: 30, seconds: 60 }
const PER_ADDRESS = { count: 600, seconds: 60 }

export function createRateLimit(rates: RateCounter, now: () => number): RateLimit {
  return {
    async check(address, ip) {
      const [visitor, network] = await Promise.all([
        rates.hit(`message:${address.channel}:${address.user}`, PER_VISITOR.seconds),
        rates.hit(`message-ip:${ip}`, PER_ADDRESS.seconds),
      ])
      const over = [
        ...(visitor.count > PER_VISITOR.count ? [visitor.resetAt] : []),
        ...(network.count > PER_ADDRESS.count ? [network.resetAt] : []),
      ]
      return over.length === 0 ? 0 : Math.max(1, Math.ceil((Math.max(...over) - now()) / 1000))
    },
  }
}
