import type { Clock } from '../../src/core/clock.ts'
import { laneOf, type ChannelAddress } from '../../src/core/message.ts'

export interface ThreadLimit {
  /** False: one more mail would be a loop's, not a conversation's. A repeated id counts once. */
  allows(to: ChannelAddress, id: string): boolean
}

const HOUR_MS = 3_600_000

/**
 * The last net under the header rules: a program that answers us without any sign of being one gets no more than this.
 * A person who fills in a calculation by mail needs a dozen answers in an hour; a loop makes hundreds.
 */
const PER_THREAD = { most: 25, withinMs: HOUR_MS }
const PER_SENDER = { most: 80, withinMs: 24 * HOUR_MS }
/** So many citizens at most are remembered; the oldest are forgotten. */
const MOST_KEPT = 20_000

interface Sent {
  readonly id: string
  readonly at: number
}

/** In memory: several instances allow that many each, which ends a loop as well. */
export function createThreadLimit(clock: Clock): ThreadLimit {
  const threads = new Map<string, readonly Sent[]>()
  const senders = new Map<string, readonly Sent[]>()
  return {
    allows(to, id) {
      const now = clock.now().getTime()
      const lane = laneOf(to)
      const inThread = recent(threads.get(lane), now - PER_THREAD.withinMs)
      const toSender = recent(senders.get(to.user), now - PER_SENDER.withinMs)
      if (inThread.some((sent) => sent.id === id)) return true
      if (inThread.length >= PER_THREAD.most || toSender.length >= PER_SENDER.most) return false
      keep(threads, lane, [...inThread, { id, at: now }])
      keep(senders, to.user, [...toSender, { id, at: now }])
      return true
    },
  }
}

function recent(all: readonly Sent[] | undefined, since: number): readonly Sent[] {
  return (all ?? []).filter(({ at }) => at > since)
}

/** Maps keep the order of insertion: the first is the one written to least lately. */
function keep(map: Map<string, readonly Sent[]>, key: string, value: readonly Sent[]): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest)
}
