import { createHmac } from 'node:crypto'
import { laneOf, type ChannelAddress } from '../core/message.ts'
import { vietnamDay } from '../core/clock.ts'

/**
 * The citizen's pseudonym in the survey store: 16 hex digits of an HMAC with a salt that changes each year, so that
 * repeat ratings can be seen within a year and nobody followed over years (survey method §3.4).
 */
export function personKey(secret: string, address: ChannelAddress, now: Date): string {
  const year = vietnamDay(now).slice(0, 4)
  return createHmac('sha256', secret)
    .update(`person|${year}|${laneOf(address)}`)
    .digest('hex')
    .slice(0, 16)
}
