import type { Logger } from '../observability/log.ts'
import type { Stores } from '../store/contract.ts'
import { startWorkerLoop, type WorkerLoop } from '../turn/worker-loop.ts'

const EVERY_MS = 60_000

/** A loop of its own: after an import of a million forms one round takes half a minute. */
export function startSurveyRefresh(parts: {
  readonly stores: Pick<Stores, 'surveyFigures'>
  readonly log: Logger
}): WorkerLoop {
  return startWorkerLoop({
    everyMs: EVERY_MS,
    onError: (error) => parts.log.error({ error }, 'survey cells not refreshed'),
    async round() {
      await parts.stores.surveyFigures.refresh()
      return false
    },
  })
}
