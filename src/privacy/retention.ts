import type { Instrument } from '../content/instrument.ts'
import type { Stores } from '../store/contract.ts'

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
