import type { ChannelId } from '../core/ids.ts'
import type { ChannelSwitchStore } from '../delivery/contract.ts'

/** Thousands of streams ask; the database is asked once a second. */
const ASK_EVERY_MS = 1_000

/** Whether a channel is switched off, at most a second late. */
export function createOffCheck(switches: ChannelSwitchStore): (channel: ChannelId) => Promise<boolean> {
  let asked = Number.NEGATIVE_INFINITY
  let known: Promise<ReadonlySet<ChannelId>> | undefined
  return async (channel) => {
    const now = performance.now()
    if (known === undefined || now - asked > ASK_EVERY_MS) {
      asked = now
      known = switches.off().then((off) => new Set(off.map((one) => one.channel)))
    }
    return (await known).has(channel)
  }
}
