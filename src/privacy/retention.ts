import type { Instrument } from '../content/instrument.ts'
import { vietnamDay } from '../core/clock.ts'
import type { Stores } from '../store/contract.ts'

/**
 * Full months of single ratings beside the running one; older ones go a month at a time, and only its sums stay (survey
 * method §3.4).
 */
const RATING_MONTHS = 24

/** A closed ticket has done its work; so long an officer may look up what was agreed (`docs/privacy.md`). */
const CALLBACK_DAYS = 30

const DAY_MS = 86_400_000

/** Deletes what is kept for a limited time only. Again changes nothing, so any instance may run it at any time. */
export async function dropExpired(
  stores: Pick<Stores, 'callbacks' | 'surveys'>,
  now: Date,
  { rawCommentDays }: Pick<Instrument, 'rawCommentDays'>,
): Promise<void> {
  await stores.callbacks.dropClosed(new Date(now.getTime() - CALLBACK_DAYS * DAY_MS).toISOString())
  await stores.surveys.dropRawComments(new Date(now.getTime() - rawCommentDays * DAY_MS).toISOString())
}

/** Returns how many went. */
export async function dropOldRatings({ snapshots }: Pick<Stores, 'snapshots'>, now: Date): Promise<number> {
  const oldest = new Date(
    Date.UTC(Number(vietnamDay(now).slice(0, 4)), Number(vietnamDay(now).slice(5, 7)) - 1 - RATING_MONTHS),
  )
  return snapshots.dropRowsBefore(oldest.toISOString().slice(0, 7), now.toISOString())
}
