import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import type { StaffId } from '../core/ids.ts'
import { newInviteId } from '../core/ids.ts'
import type { Choice, RatingRequestContent } from '../core/message.ts'
import { instrumentVersion, type Outcome, type ServedBy, type SurveyInvitation } from '../core/rating.ts'

export interface InvitationOptions {
  readonly now: Date
  /** Pseudonym of the citizen (`privacy/person-key.ts`). */
  readonly personKey: string
  readonly staff?: StaffId
}

/** Every ending is asked about, successes and failures alike; only a conversation without a service is not. */
export function mayInvite(conversation: Conversation): boolean {
  const { context } = conversation
  return context.survey === undefined && context.turns > 0
}

export function inviteRating(
  content: Content,
  conversation: Conversation,
  options: InvitationOptions,
): SurveyInvitation {
  const { context, address } = conversation
  const hours = content.hotline.ratingExpiresHours
  const expires = hours[address.channel] ?? hours['default'] ?? 72
  return {
    id: newInviteId(),
    conversationId: conversation.id,
    ...(context.handoff === undefined ? {} : { handoffId: context.handoff }),
    channel: address.channel,
    ...(conversation.intent === undefined ? {} : { intent: conversation.intent }),
    servedBy: servedBy(conversation),
    ...(options.staff === undefined ? {} : { staff: options.staff }),
    outcome: outcome(conversation),
    instrumentVersion,
    personKey: options.personKey,
    askProbability: 1,
    isTest: false,
    createdAt: options.now.toISOString(),
    expiresAt: new Date(options.now.getTime() + expires * 3_600_000).toISOString(),
  }
}

/** One wording on every channel; `before` is what closes the conversation, in the same message. */
export function ratingRequest(content: Content, invitation: SurveyInvitation, before: string): RatingRequestContent {
  const question = content.dialogue.texts['rating_question'] ?? ''
  return {
    kind: 'rating-request',
    invite: invitation.id,
    text: [before, question].filter((part) => part !== '').join('\n\n'),
    choices: ratingChoices(content),
  }
}

export function ratingChoices({ dialogue }: Content): Choice[] {
  const { ratingLabels: labels } = dialogue
  return [
    { value: '1', label: labels['1'] },
    { value: '2', label: labels['2'] },
    { value: '3', label: labels['3'] },
    { value: '4', label: labels['4'] },
    { value: '5', label: labels['5'] },
  ]
}

function servedBy({ context }: Conversation): ServedBy {
  if (!context.servedByStaff) return 'bot'
  return context.servedByBot ? 'bot_then_human' : 'human'
}

function outcome({ context }: Conversation): Outcome {
  if (context.servedByStaff) return 'handed_over'
  if (context.answered) return 'answered'
  return context.handoff === undefined ? 'abandoned' : 'ticket_open'
}
