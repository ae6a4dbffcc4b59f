import type { Content } from '../content/content.ts'
import { codeOf, currentVersion } from '../content/instrument.ts'
import type { Conversation } from '../core/conversation.ts'
import type { StaffId } from '../core/ids.ts'
import { newInviteId } from '../core/ids.ts'
import type { Choice, RatingRequestContent } from '../core/message.ts'
import type { NotAsked, Outcome, ServedBy, SurveyInvitation } from '../core/rating.ts'
import { drawFactor } from './draw.ts'
import { eligibility, type AskingHistory } from './eligibility.ts'
import { expiresHours } from './quiet-hours.ts'

export interface InvitationOptions {
  readonly now: Date
  /** Pseudonyms of the citizen and the conversation (`privacy/`). */
  readonly personKey: string
  readonly conversationKey?: string | undefined
  readonly staff?: StaffId
  readonly history?: AskingHistory | undefined
  /** Known beforehand: it is only counted. */
  readonly reason?: NotAsked | undefined
}

/** Once a conversation, also after it was opened again. */
export function isAsked({ context }: Conversation): boolean {
  return context.survey !== undefined
}

/** The invitation of a conversation that ends; with `eligibleReason` nobody is asked, and the row only counts it. */
export function inviteRating(
  { survey }: Pick<Content, 'survey'>,
  conversation: Conversation,
  options: InvitationOptions,
): SurveyInvitation {
  const { context, address, intent } = conversation
  const { now, staff, conversationKey } = options
  const { askProbability, reason = options.reason } = eligibility(survey, conversation, options)
  const id = newInviteId()
  return {
    id,
    conversationId: conversation.id,
    ...(conversationKey === undefined ? {} : { conversationKey }),
    ...(context.handoff === undefined ? {} : { handoffId: context.handoff }),
    channel: address.channel,
    surveyChannel: survey.channelCodes[address.channel] ?? address.channel,
    ...(intent === undefined ? {} : { intent }),
    ...codesOf(survey, intent),
    ...placeOf(conversation),
    servedBy: servedBy(conversation),
    ...(staff === undefined ? {} : { staff }),
    outcome: outcome(conversation),
    instrumentVersion: currentVersion(survey),
    personKey: options.personKey,
    askProbability,
    ...(reason === undefined ? { factorAsked: drawFactor(id) } : { eligibleReason: reason }),
    ...(context.refusesRating === true ? { refusedAt: now.toISOString() } : {}),
    isTest: false,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + expiresHours(survey, address.channel) * 3_600_000).toISOString(),
  }
}

/** One wording on every channel; `before` is what closes the conversation, in the same message. */
export function ratingRequest(
  { survey }: Pick<Content, 'survey'>,
  invitation: Pick<SurveyInvitation, 'id'>,
  before: string,
): RatingRequestContent {
  return {
    kind: 'rating-request',
    invite: invitation.id,
    text: [before, survey.wording.overall].filter((part) => part !== '').join('\n\n'),
    choices: ratingChoices(survey),
  }
}

export function ratingChoices({ wording: { labels } }: Content['survey']): Choice[] {
  return [
    { value: '1', label: labels['1'] },
    { value: '2', label: labels['2'] },
    { value: '3', label: labels['3'] },
    { value: '4', label: labels['4'] },
    { value: '5', label: labels['5'] },
  ]
}

function codesOf(
  { intentGroups, personas, respondentGroups }: Content['survey'],
  intent: Conversation['intent'],
): Pick<SurveyInvitation, 'intentGroup' | 'persona' | 'respondentGroup'> {
  return {
    intentGroup: codeOf(intentGroups, intent) ?? 'khac',
    persona: codeOf(personas, intent) ?? 'khac',
    respondentGroup: codeOf(respondentGroups, intent) ?? 'GX',
  }
}

function placeOf({
  context: { place },
}: Conversation): Pick<SurveyInvitation, 'provinceCode' | 'communeCode' | 'geoSource' | 'geoVersion'> {
  if (place === undefined) return {}
  const { province, commune, version } = place
  return {
    provinceCode: province,
    ...(commune === undefined ? {} : { communeCode: commune }),
    geoSource: 'user_text',
    geoVersion: version,
  }
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
