import { codeComment, type CommentTopics } from '../analytics/comments/code-comment.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import { freezeMonth } from '../analytics/snapshot/freeze-month.ts'
import { lastToFreeze } from '../analytics/snapshot/month.ts'
import { recheckKey } from '../analytics/supervision/recheck-key.ts'
import { dropOldRatings } from '../privacy/retention.ts'
import { startWorkerLoop, type WorkerLoop } from '../turn/worker-loop.ts'
import type { Logger } from '../observability/log.ts'
import type { Stores } from '../store/contract.ts'

export interface SurveyChores {
  readonly stores: Pick<Stores, 'snapshots' | 'rechecks' | 'comments' | 'audit'>
  readonly topics: CommentTopics
  readonly secret: string
  readonly clock: Clock
  readonly log: Logger
}

const EVERY_MS = 3_600_000
const COMMENTS_AT_ONCE = 1_000

/** A loop of its own: a month of a million rows takes a minute, and nobody's rating waits for it. */
export function startSurveyChores(parts: SurveyChores): WorkerLoop {
  return startWorkerLoop({
    everyMs: EVERY_MS,
    onError: (error) => parts.log.error({ error }, 'survey chores failed'),
    async round() {
      await surveyChores(parts)
      return false
    },
  })
}

/** What the survey store needs from time to time; again changes nothing, so any instance may do it at any time. */
export async function surveyChores({ stores, topics, secret, clock, log }: SurveyChores): Promise<void> {
  await codeComments(stores, topics)
  const now = clock.now()
  for (const month of await stores.snapshots.unfrozen(lastToFreeze(now))) {
    const outcome = await freezeMonth(stores, { month, note: '', by: 'schedule', now })
    log.info({ month, outcome: outcome.kind }, 'month freeze')
  }
  // Only months that are frozen: after the freeze.
  await dropOldRatings(stores, now)
  // Ratings of whole days only: what is given today may still get its comment.
  const today = new Date(`${vietnamDay(now)}T00:00:00+07:00`).toISOString()
  await stores.rechecks.draw(recheckKey(secret), today, now.toISOString())
}

/** The first coder; comments that came in by a turn are coded already, those of an import are not. */
async function codeComments({ comments }: SurveyChores['stores'], topics: CommentTopics): Promise<void> {
  for (;;) {
    const uncoded = await comments.uncoded(COMMENTS_AT_ONCE)
    if (uncoded.length === 0) return
    await comments.codeByRule(uncoded.map(({ invite, text }) => ({ invite, topic: codeComment(text, topics) })))
  }
}
