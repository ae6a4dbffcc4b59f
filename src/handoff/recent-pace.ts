import type { DeskStore } from './desk-store.ts'
import type { Clock } from '../core/clock.ts'

const HOURS = 3
/** Fewer first answers than this say nothing of the next one. */
const LEAST = 5

/** The median time to a first answer in the last hours, in seconds. */
export async function recentPace(desk: Pick<DeskStore, 'firstResponses'>, clock: Clock): Promise<number | undefined> {
  const since = new Date(clock.now().getTime() - HOURS * 3_600_000).toISOString()
  const { n, medianSeconds } = await desk.firstResponses(since)
  return n < LEAST ? undefined : medianSeconds
}
