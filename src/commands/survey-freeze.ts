import { freezeMonth, type Freezing } from '../analytics/snapshot/freeze-month.ts'
import { isMonth, lastToFreeze } from '../analytics/snapshot/month.ts'
import { AppError } from '../core/errors.ts'
import { unreachable } from '../core/message.ts'
import type { Stores } from '../store/contract.ts'

export interface FreezeOptions {
  readonly month?: string
  readonly note?: string
}

/** Who works at the command line is not known to the program. */
const ACTOR = 'command line'

/** `ansinh survey freeze [--month YYYY-MM] [--note …]`: one JSON line; without a month the newest that may be frozen. */
export async function surveyFreezeCommand(
  { month: asked, note = '' }: FreezeOptions,
  stores: Pick<Stores, 'snapshots' | 'audit'>,
  now: Date,
): Promise<number> {
  const month = asked ?? lastToFreeze(now)
  checkMonth(month)
  const outcome = await freezeMonth(stores, { month, note: note.trim(), by: ACTOR, now })
  if (outcome.kind === 'frozen') {
    process.stdout.write(`${JSON.stringify(outcome.snapshot)}\n`)
    return 0
  }
  process.stderr.write(`${month}: ${whyNot(outcome)}\n`)
  return 1
}

/** `ansinh survey weigh --month YYYY-MM`: one JSON line. */
export async function surveyWeighCommand(
  { month }: { readonly month: string },
  { snapshots }: Pick<Stores, 'snapshots'>,
): Promise<number> {
  checkMonth(month)
  const weighting = await snapshots.weigh(month)
  if (weighting === undefined) {
    process.stderr.write(`${month}: it is being frozen or weighed at the moment\n`)
    return 1
  }
  process.stdout.write(`${JSON.stringify({ month, ...weighting })}\n`)
  return 0
}

function checkMonth(month: string): void {
  if (!isMonth(month)) throw new AppError('wrong_use', '--month: expected a month, YYYY-MM', { field: 'month' })
}

function whyNot(outcome: Exclude<Freezing, { kind: 'frozen' }>): string {
  switch (outcome.kind) {
    case 'too_early':
      return `may be frozen from ${outcome.from} on, when its last invitation has expired`
    case 'note_needed':
      return `frozen already (version ${outcome.version}); a correction needs --note`
    case 'unchanged':
      return `nothing differs from version ${outcome.version}`
    case 'empty':
      return 'there are no rows of this month'
    case 'busy':
      return 'it is being frozen or weighed at the moment'
    default:
      return unreachable(outcome)
  }
}
