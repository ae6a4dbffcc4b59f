import type { ArticleId, ConversationId, Day, HandoffId, Instant, IntentId, InviteId } from './ids.ts'
import type { ChannelAddress, Choice, Citation } from './message.ts'
import type { SlotValues } from './intent.ts'
import type { ScoredFactor } from './rating.ts'
import type { CallbackTime } from './callback.ts'

export type ConversationMode = 'bot' | 'waiting-for-staff' | 'with-staff' | 'rating' | 'closed'

export interface Conversation {
  readonly id: ConversationId
  readonly address: ChannelAddress
  readonly mode: ConversationMode
  readonly intent?: IntentId | undefined
  readonly slots: SlotValues
  /** Misunderstandings in a row. */
  readonly misunderstood: number
  readonly openedAt: Instant
  readonly lastCitizenAt: Instant
  /** Raised by each commit; a commit against an older one is refused. */
  readonly version: number
  readonly context: ConversationContext
}

/** What the next turn needs to know of the turns before. */
export interface ConversationContext {
  /** The choices shown last: a typed number or label is one of them. */
  readonly choices: readonly Choice[]
  /** The article answered last, for "xem thêm" and repeats. */
  readonly article?: ArticleId
  /** The citizen's last questions on one topic: their values hold for the next one. */
  readonly lastQuestion?: { readonly text: string; readonly topic: string } | undefined
  /** A question that was not certain: the next message may complete it. */
  readonly unclear?: string | undefined
  readonly lastReply?: string
  readonly lastCitations?: readonly Citation[]
  /** Real citizen turns so far: without one there was no service to rate. */
  readonly turns: number
  readonly abuses: number
  readonly servedByBot: boolean
  readonly servedByStaff: boolean
  /** Whether the bot answered the last question from an article. */
  readonly answered: boolean
  readonly handoff?: HandoffId
  readonly survey?: SurveyState
  /** Told once that no personal number or code is needed here. */
  readonly warnedOfNumbers?: boolean
  /** The calculation that is being filled in, or the last one. */
  readonly form?: FormState | undefined
  /** What the citizen said of themselves, or how they write: an officer sees it before the first word. */
  readonly elderly?: true
  readonly language?: 'vi' | 'en'
  /** A call that is being asked for; never its number. */
  readonly callback?: CallbackState | undefined
  /** Where the citizen says that they are, or what their matter is about. */
  readonly place?: KnownPlace
  /** They asked not to be asked for ratings. */
  readonly refusesRating?: true
}

/** Codes, with the edition of the unit list that they are of. */
export interface KnownPlace {
  readonly province: string
  readonly commune?: string
  readonly version: string
}

export interface CallbackState {
  /** Without it the time was asked for last, else the number. */
  readonly time?: CallbackTime
  /** Answers in a row that did not fit. */
  readonly misses: number
}

export interface FormState {
  readonly intent: IntentId
  readonly values: SlotValues
  /** The slot asked for last; without it all are known and the result was given. */
  readonly asking?: string
  /** The day whose rules are asked about, where it is not today. */
  readonly day?: Day
  /** Answers in a row that did not fit. */
  readonly misses: number
}

export interface SurveyState {
  readonly invite: InviteId
  /** `factor-score`: the scored factor; `factor`: what to improve. */
  readonly awaiting: 'score' | 'factor-score' | 'factor' | 'comment' | 'nothing'
  readonly score?: number
  /** The factor drawn for this citizen; none in version 1. */
  readonly asks?: ScoredFactor
}

export const emptyContext: ConversationContext = {
  choices: [],
  turns: 0,
  abuses: 0,
  servedByBot: false,
  servedByStaff: false,
  answered: false,
}

const allowed: Readonly<Record<ConversationMode, readonly ConversationMode[]>> = {
  bot: ['waiting-for-staff', 'with-staff', 'rating', 'closed'],
  'waiting-for-staff': ['with-staff', 'bot', 'rating', 'closed'],
  'with-staff': ['bot', 'rating', 'closed', 'waiting-for-staff'],
  rating: ['closed', 'bot', 'waiting-for-staff', 'with-staff'],
  closed: ['bot', 'waiting-for-staff', 'with-staff', 'rating'],
}

export function canChangeMode(from: ConversationMode, to: ConversationMode): boolean {
  return from === to || allowed[from].includes(to)
}
