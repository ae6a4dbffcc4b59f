import type { HospitalSignals, OperationsStore } from '../analytics/operations/contract.ts'

const EVERY_MS = 60_000

/** Brings the hours of the operations page up to date each minute; a backlog, a piece of it at each call. */
export function operationsChore(
  store: Pick<OperationsStore, 'refresh'>,
  signals: HospitalSignals,
): (now: Date) => Promise<void> {
  let refreshed = Number.NEGATIVE_INFINITY
  return async (now) => {
    if (performance.now() - refreshed < EVERY_MS) return
    // Before it: one that fails is tried again in a minute, not at each round.
    refreshed = performance.now()
    if ((await store.refresh(now, signals)) === 'more') refreshed = Number.NEGATIVE_INFINITY
  }
}
