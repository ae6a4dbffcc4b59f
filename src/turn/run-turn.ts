import type { Conversation } from '../core/conversation.ts'
import { emptyContext } from '../core/conversation.ts'
import { newConversationId } from '../core/ids.ts'
import type { ChannelAddress, InboundMessage } from '../core/message.ts'
import { unreachable } from '../core/message.ts'
import { botTurn } from './bot-turn.ts'
import { eventTurn } from './event-turn.ts'
import { ratingTurn } from './rating-turn.ts'
import { silenceMs } from '../rating/silence.ts'
import { relayToStaff } from '../handoff/relay.ts'
import { linkTurn } from './link-turn.ts'
import { waitingTurn } from './waiting-turn.ts'
import { isRatingTap, isScoreTap } from '../rating/record-rating.ts'
import { refusesRating } from '../rating/refuses-rating.ts'
import { declined } from './decline-rating.ts'
import { noticeCitizen } from '../dialogue/notice-citizen.ts'
import {
  draftOf,
  scheduling,
  withContext,
  withConversation,
  type Draft,
  type TurnInput,
  type TurnResult,
} from './turn.ts'

/** After this silence a new message opens a new conversation; before it, it reopens the last one. */
const NEW_CONVERSATION_AFTER_MS = 24 * 3_600_000

/**
 * One turn, without any I/O: the same input gives the same decisions. The walk is straight: who has the conversation
 * decides who answers.
 */
export function runTurn(input: TurnInput): TurnResult {
  const { message, now } = input
  const fresh = draftOf(input.conversation, input.replaces)
  if (message.content.kind === 'event') return eventTurn(input, fresh)
  // A rating belongs to its invitation, however old: it opens nothing and moves no clock.
  if (message.content.kind === 'rating') return ratingTurn(input, fresh)
  const draft = noticed(input, withConversation(fresh, { lastCitizenAt: now.toISOString() }))
  if (message.content.kind === 'attachment' && message.content.more === true) return draft
  const done = idleTask(input, input.link === undefined ? byMode(input, draft) : linkTurn(input, draft, input.link))
  // A late tap tells the score, also where it no longer counts: not to the officer whom it would reach.
  return isScoreTap(message.content) ? { ...done, ratingPart: true } : done
}

/** For whoever helps later: that somebody is old, or writes in English; for the survey, where from. */
function noticed({ message: { content }, placeIn }: TurnInput, draft: Draft): Draft {
  if (content.kind !== 'text') return draft
  const { elderly, language } = noticeCitizen(content.text)
  const { context } = draft.conversation
  const changed = language !== undefined && language !== (context.language ?? 'vi')
  // Only until it is known: looking for places costs more than the rest of this.
  const place = context.place ?? placeIn?.(content.text)
  return withContext(draft, {
    ...(elderly ? { elderly } : {}),
    ...(changed ? { language } : {}),
    ...(place === undefined ? {} : { place }),
  })
}

function byMode(input: TurnInput, draft: Draft): Draft {
  const { mode } = input.conversation
  switch (mode) {
    case 'with-staff':
      return relayToStaff(draft)
    case 'waiting-for-staff':
      return waitingTurn(input, draft)
    case 'rating':
      return ratingTurn(input, draft)
    case 'bot':
    case 'closed': {
      const { content } = input.message
      const isLate = content.kind === 'choice' && isRatingTap(content.value)
      if (isLate && input.conversation.context.survey !== undefined) return ratingTurn(input, draft)
      const declines = content.kind === 'text' && refusesRating(input.content.survey, content.text)
      return declines ? declined(input, draft) : botTurn(input, draft)
    }
    default:
      return unreachable(mode)
  }
}

export interface ConversationChoice {
  readonly conversation: Conversation
  readonly replaces?: Conversation['id']
}

/** The conversation that a message belongs to: the current one, or a new one after a long silence. */
export function conversationFor(
  current: Conversation | undefined,
  message: InboundMessage,
  now: Date,
): ConversationChoice {
  if (current === undefined) return { conversation: openConversation(message.from, now) }
  const ended = current.mode === 'closed' || current.mode === 'rating'
  const silence = now.getTime() - Date.parse(current.lastCitizenAt)
  const passive = message.content.kind === 'rating'
  if (!ended || passive || silence <= NEW_CONVERSATION_AFTER_MS) return { conversation: current }
  return { conversation: openConversation(message.from, now), replaces: current.id }
}

function openConversation(address: ChannelAddress, now: Date): Conversation {
  return {
    id: newConversationId(),
    address,
    mode: 'bot',
    slots: {},
    misunderstood: 0,
    openedAt: now.toISOString(),
    lastCitizenAt: now.toISOString(),
    version: 0,
    context: emptyContext,
  }
}

/** Closes after silence: a conversation left open would never be asked about, and flatter the figures. */
function idleTask(input: TurnInput, draft: Draft): Draft {
  const { conversation } = draft
  if (conversation.mode !== 'bot') return draft
  const due = input.now.getTime() + silenceMs(input.content, conversation.address.channel)
  return scheduling(draft, {
    kind: 'close-idle',
    key: `close-idle:${conversation.id}`,
    dueAt: new Date(due).toISOString(),
    detail: { conversation: conversation.id },
  })
}
