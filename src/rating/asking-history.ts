import type { Instrument } from '../content/instrument.ts'
import { vietnamDay } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import type { LinkStore } from '../links/contract.ts'
import { personKey } from '../privacy/person-key.ts'
import type { AskingHistory } from './eligibility.ts'
import type { SurveyStore } from './survey-store.ts'

export interface HistoryParts {
  readonly stores: { readonly surveys: Pick<SurveyStore, 'askingHistory'>; readonly links: Pick<LinkStore, 'of'> }
  readonly content: { readonly survey: Instrument }
  readonly secret: string
}

const DAY_MS = 86_400_000

/** Of the citizen of this conversation, on all channels that they have linked, also across the turn of the year. */
export async function askingHistory(
  { stores, content: { survey }, secret }: HistoryParts,
  { address, context }: Conversation,
  now: Date,
): Promise<AskingHistory> {
  const { coolDown, refusedDays, sampling } = survey
  const since = new Date(now.getTime() - Math.max(coolDown.within, refusedDays) * DAY_MS)
  const addresses = [address, ...(await stores.links.of(address))]
  // A key holds for a calendar year: the window reaches into the last one.
  const keys = addresses.flatMap((one) => [personKey(secret, one, now), personKey(secret, one, since)])
  return stores.surveys.askingHistory({
    persons: [...new Set(keys)],
    since: since.toISOString(),
    month: vietnamDay(now).slice(0, 7),
    ...(context.place === undefined ? {} : { province: context.place.province }),
    countTo: sampling.from,
  })
}
