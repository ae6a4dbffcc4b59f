import type { TurnInput, Understand } from './turn.ts'
import { loadLink } from '../links/load-link.ts'
import { conversationFor } from './run-turn.ts'
import { conversationKey } from '../privacy/conversation-key.ts'
import { personKey } from '../privacy/person-key.ts'
import type { Content } from '../content/content.ts'
import type { Clock } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Handoff } from '../core/handoff.ts'
import type { InviteId } from '../core/ids.ts'
import { laneOf, type InboundMessage } from '../core/message.ts'
import type { RatingRow } from '../core/rating.ts'
import type { Claim, InboxItem, Stores } from '../store/contract.ts'

export interface LoadOptions {
  readonly stores: Stores
  readonly content: Content
  readonly understand: Understand
  readonly clock: Clock
  readonly secret: string
  readonly placeIn?: TurnInput['placeIn']
  /** Handoffs that wait: the place of one that is new. */
  readonly waiting: () => Promise<number>
  readonly pace: () => Promise<number | undefined>
}

/** What each claim's turn needs from the store; the conversations of all of them in one query. */
export async function loadTurns(options: LoadOptions, claims: readonly Claim<InboxItem>[]): Promise<TurnInput[]> {
  const conversations = await options.stores.conversations.currentByLane(claims.map((claim) => claim.lane))
  return Promise.all(claims.map((claim) => loadTurn(options, claim, conversations.get(claim.lane))))
}

async function loadTurn(
  options: LoadOptions,
  { item, lane }: Claim<InboxItem>,
  current: Conversation | undefined,
): Promise<TurnInput> {
  const { stores, content, clock, understand, secret, waiting, pace } = options
  const now = clock.now()
  const choice = conversationFor(current, item.message, now)
  const { message, invitation } = await ratingOf(stores, item.message, lane, choice.conversation)
  const link = await loadLink(stores.links, message, choice.conversation.mode, now)
  const handoff = await openHandoff(stores, choice.conversation)
  const seconds = await pace()
  return {
    ...choice,
    message,
    now,
    content,
    understand,
    personKey: personKey(secret, message.from, now),
    conversationKey: conversationKey(secret, choice.conversation.id),
    placeIn: options.placeIn,
    waiting: handoff?.status === 'waiting' ? await stores.handoffs.position(handoff.id) : await waiting(),
    ...(handoff === undefined ? {} : { handoff }),
    ...(seconds === undefined ? {} : { pace: seconds }),
    ...(link === undefined ? {} : { link }),
    ...(invitation === undefined ? {} : { invitation }),
  }
}

async function openHandoff(stores: Stores, { mode, context }: Conversation): Promise<Handoff | undefined> {
  if (context.handoff === undefined || (mode !== 'waiting-for-staff' && mode !== 'with-staff')) return undefined
  return stores.handoffs.find(context.handoff)
}

interface RatedMessage {
  readonly message: InboundMessage
  readonly invitation?: RatingRow
}

/** A rating that names another citizen's invitation loses that name: it can then only rate this conversation. */
async function ratingOf(
  stores: Stores,
  message: InboundMessage,
  lane: string,
  { mode, context }: Conversation,
): Promise<RatedMessage> {
  const { content } = message
  if (content.kind !== 'rating') {
    return mode === 'rating' ? withInvitation(stores, message, context.survey?.invite) : { message }
  }
  if (content.invite === undefined || content.invite === context.survey?.invite) {
    return withInvitation(stores, message, context.survey?.invite)
  }
  const named = await withInvitation(stores, message, content.invite)
  const rated = named.invitation && (await stores.conversations.find(named.invitation.conversationId))
  if (rated !== undefined && laneOf(rated.address) === lane) return named
  const unnamed = { ...message, content: { kind: 'rating' as const, score: content.score } }
  return withInvitation(stores, unnamed, context.survey?.invite)
}

async function withInvitation(
  stores: Stores,
  message: InboundMessage,
  invite: InviteId | undefined,
): Promise<RatedMessage> {
  const invitation = invite === undefined ? undefined : await stores.surveys.find(invite)
  return invitation === undefined ? { message } : { message, invitation }
}
