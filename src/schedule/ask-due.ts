import { askingHistory } from '../rating/asking-history.ts'
import { eligibility } from '../rating/eligibility.ts'
import { isAsked, ratingRequest } from '../rating/invite-rating.ts'
import { isWindowOpen, quietUntil } from '../rating/quiet-hours.ts'
import { endAsking } from '../turn/ask-rating.ts'
import { draftOf, saying, scheduling, withContext, withConversation, type Draft } from '../turn/turn.ts'
import { conversationKey } from '../privacy/conversation-key.ts'
import { personKey } from '../privacy/person-key.ts'
import type { Content } from '../content/content.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation, KnownPlace } from '../core/conversation.ts'
import type { StaffId } from '../core/ids.ts'
import type { NotAsked, RatingRow } from '../core/rating.ts'
import type { Stores } from '../store/contract.ts'

export interface AskDueOptions {
  readonly stores: Pick<Stores, 'surveys' | 'links' | 'handoffs'>
  readonly content: Content
  readonly clock: Clock
  readonly secret: string
  readonly placeIn?: ((text: string) => KnownPlace | undefined) | undefined
}

export interface AskDue {
  /** What closes the conversation, if something is said. */
  readonly before: string
  /** Whose help is rated. */
  readonly staff?: StaffId
  readonly reason?: NotAsked | undefined
}

/**
 * The end of a conversation whose citizen waits for nothing: asked or counted once, and at night held until the morning,
 * silently. What is part of a reply to the citizen's own message is not asked from here.
 */
export async function askDue(options: AskDueOptions, draft: Draft, how: AskDue): Promise<Draft> {
  const { content, clock, secret } = options
  if (isAsked(draft.conversation)) return withConversation(draft, { mode: 'closed' })
  const now = clock.now()
  const placed = await withHandoffPlace(options, draft)
  const { conversation } = placed
  const isCounted = how.reason !== undefined || conversation.context.turns === 0
  const history = isCounted ? undefined : await askingHistory(options, conversation, now)
  const { reason } = eligibility(content.survey, conversation, { now, history })
  const until = quietUntil(content.survey, now)
  const isHeld = until !== undefined && !isCounted && reason === undefined
  const { channel } = conversation.address
  const { lastCitizenAt } = conversation
  if (isHeld && isWindowOpen(content.survey, channel, { lastCitizenAt, at: until })) return held(placed, until, how)
  return endAsking(placed, {
    content,
    now,
    personKey: personKey(secret, conversation.address, now),
    conversationKey: conversationKey(secret, conversation.id),
    history,
    before: until === undefined ? how.before : '',
    reason: isHeld ? 'quiet_hours' : how.reason,
    ...(how.staff === undefined ? {} : { staff: how.staff }),
  })
}

/** A letter that was not answered, once more; nothing if it was, or if something else is talked about now. */
export function remindDue(
  { content, clock }: Pick<AskDueOptions, 'content' | 'clock'>,
  conversation: Conversation,
  invitation: RatingRow | undefined,
): Draft | undefined {
  const { survey } = conversation.context
  const isOpen = conversation.mode === 'rating' && survey?.awaiting === 'score' && survey.invite === invitation?.id
  if (!isOpen || invitation === undefined || invitation.refusedAt !== undefined) return undefined
  const now = clock.now()
  if (invitation.ratedAt !== undefined || Date.parse(invitation.expiresAt) <= now.getTime()) return undefined
  const draft = draftOf(conversation)
  const until = quietUntil(content.survey, now)
  if (until === undefined) return saying(draft, ratingRequest(content, invitation, ''))
  return scheduling(draft, task('remind-rating', conversation, until, {}))
}

/** Closed now; asked in the morning, if it is still closed then. */
function held(draft: Draft, until: Date, { staff }: AskDue): Draft {
  const closed = withConversation(draft, { mode: 'closed' })
  const detail = staff === undefined ? {} : { staff }
  return scheduling(closed, task('invite-rating', draft.conversation, until, detail))
}

function task(kind: string, { id }: Conversation, due: Date, detail: Readonly<Record<string, unknown>>) {
  return { kind, key: `${kind}:${id}`, dueAt: due.toISOString(), detail: { conversation: id, ...detail } }
}

/** The desk may know the province where the turns did not. */
async function withHandoffPlace({ stores, placeIn }: AskDueOptions, draft: Draft): Promise<Draft> {
  const { context } = draft.conversation
  if (context.place !== undefined || context.handoff === undefined) return draft
  const handoff = await stores.handoffs.find(context.handoff)
  const place = handoff?.province && placeIn?.(handoff.province.name)
  return place === undefined ? draft : withContext(draft, { place })
}
