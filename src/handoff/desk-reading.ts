import { deliveryReason } from './delivery-reason.ts'
import { loadOpen, type DeskOptions } from './desk-change.ts'
import type { Desk, DeskListing } from './desk.ts'
import { dueText } from './spoken-time.ts'
import { withoutRatings, withoutSurvey } from './without-ratings.ts'
import { isLate, type Handoff } from '../core/handoff.ts'
import type { HandoffListing, TranscriptEntry } from '../store/contract.ts'

const LIST_LIMIT = 200
const RESOLVED_LIMIT = 100
const RESOLVED_DAYS = 7

/** What the desk shows, without changing anything. */
export function createDeskReading({ stores, content, clock }: DeskOptions): Pick<Desk, 'list' | 'view'> {
  const shown = (listing: HandoffListing): DeskListing => {
    const topicTitle = listing.topic === undefined ? undefined : content.intents.get(listing.topic)?.title
    return {
      ...listing,
      late: isLate(listing, clock.now()),
      ...(topicTitle === undefined ? {} : { topicTitle }),
      ...promiseOf(listing),
    }
  }
  return {
    async list(which = 'open') {
      if (which === 'open') return (await stores.handoffs.list(['waiting', 'assigned'], LIST_LIMIT)).map(shown)
      const since = new Date(clock.now().getTime() - RESOLVED_DAYS * 86_400_000).toISOString()
      return (await stores.handoffs.resolvedSince(since, RESOLVED_LIMIT)).map(shown)
    },
    async view(id) {
      const { handoff, conversation } = await loadOpen(stores, id)
      const [transcript, names, viewers] = await Promise.all([
        stores.conversations.transcript(conversation.id),
        stores.staff.names(),
        stores.desk.viewers(id),
      ])
      return {
        handoff: { ...handoff, ...promiseOf(handoff) },
        conversation: withoutSurvey(conversation),
        transcript: withoutRatings(transcript).map(withReason),
        names,
        viewers,
        late: isLate(handoff, clock.now()),
      }
    },
  }
}

function promiseOf({ promised, answeredAt, dueAt }: Handoff): { promise?: string } {
  return promised === true && answeredAt === undefined
    ? { promise: `hứa trả lời trước ${dueText(new Date(dueAt))}` }
    : {}
}

function withReason(entry: TranscriptEntry): TranscriptEntry & { readonly deliveryReason?: string } {
  const reason = deliveryReason(entry)
  return reason === undefined ? entry : { ...entry, deliveryReason: reason }
}
