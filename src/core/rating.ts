import type { ChannelId, ConversationId, HandoffId, Instant, IntentId, InviteId, StaffId } from './ids.ts'

export type ScoredFactor = 'F1' | 'F2' | 'F3' | 'F4' | 'F5'
/** What is to be improved; F0: something else. */
export type Factor = ScoredFactor | 'F0'
export type ServedBy = 'bot' | 'human' | 'bot_then_human'
export type Outcome = 'answered' | 'handed_over' | 'ticket_open' | 'abandoned'

/**
 * How the answer is given: by the citizen alone, or on the phone to a colleague of the officer whose help is rated.
 * Answers to a person are kinder, so the two are never put in one figure unsaid (survey method §2.1).
 */
export type CollectionMode = 'self' | 'interviewer'

/** Why a closed conversation was not asked about; it is counted all the same (survey method §3.2). */
export type NotAsked = 'no_turn' | 'refused' | 'cool_down' | 'not_sampled' | 'quiet_hours' | 'merged'

export interface SurveyInvitation {
  readonly id: InviteId
  readonly conversationId: ConversationId
  readonly handoffId?: HandoffId
  readonly channel: ChannelId
  readonly intent?: IntentId
  readonly servedBy: ServedBy
  /** Copied when the invitation is made: un-assigning later must not lose who served. */
  readonly staff?: StaffId
  readonly outcome: Outcome
  readonly instrumentVersion: string
  readonly personKey: string
  readonly askProbability: number
  readonly isTest: boolean
  /** Absent = self. */
  readonly mode?: CollectionMode
  readonly createdAt: Instant
  readonly expiresAt: Instant
  /** Pseudonym of the conversation (`privacy/conversation-key.ts`). */
  readonly conversationKey?: string
  /** Absent: it is asked. Else the row only counts the conversation. */
  readonly eligibleReason?: NotAsked
  /** Said before anything was asked. */
  readonly refusedAt?: Instant
  /** Drawn with the invitation, the same chance each: planned missing (survey method §3.1, roll-up). */
  readonly factorAsked?: ScoredFactor
  /** Codes of the code book, from the channel and the intent. */
  readonly surveyChannel?: string
  readonly intentGroup?: string
  readonly persona?: string
  readonly respondentGroup?: string
  readonly provinceCode?: string
  readonly communeCode?: string
  readonly geoSource?: 'user_text'
  readonly geoVersion?: string
}

export type InvalidReason = 'test_or_staff' | 'bad_value' | 'too_fast' | 'late' | 'duplicate' | 'abuse_confirmed'

/** One row of the survey store: an invitation with its fate. */
export interface RatingRow extends SurveyInvitation {
  /** `none`: counted, not asked. */
  readonly sendStatus: 'none' | 'pending' | 'sent' | 'failed'
  readonly sendFailure?: string
  readonly issuedAt?: Instant
  readonly ratedAt?: Instant
  readonly score?: number
  readonly factor?: Factor
  readonly factorScore?: number
  /** As written; only for a while. */
  readonly comment?: string
  readonly commentMasked?: string
  readonly commentTopic?: string
  readonly invalidReason?: InvalidReason
  /** Who asked, where somebody did. */
  readonly collectedBy?: StaffId
}

export interface RatingFunnel {
  readonly issued: number
  readonly returned: number
  readonly valid: number
  readonly invalid: number
  readonly sendFailed: number
}

/** Faster than a person can read the question: a link preview or a program (survey method §2.5). */
const TOO_FAST_SECONDS = 1

/** First matching cleaning rule, in the published order; undefined = valid. A bad score is never a reason. */
export function invalidReason(
  row: {
    isTest: boolean
    score: number
    issuedAt: Instant
    ratedAt: Instant
    expiresAt: Instant
  },
  tooFastSeconds = TOO_FAST_SECONDS,
): InvalidReason | undefined {
  return cleaningReason(
    {
      testOrStaff: row.isTest,
      score: row.score,
      seconds: (Date.parse(row.ratedAt) - Date.parse(row.issuedAt)) / 1000,
      late: Date.parse(row.ratedAt) > Date.parse(row.expiresAt),
    },
    tooFastSeconds,
  )
}

/** The same of what the rules look at; `seconds` is undefined where the times are not exact. */
export function cleaningReason(
  row: {
    testOrStaff: boolean
    score: number | undefined
    seconds: number | undefined
    late: boolean
  },
  tooFastSeconds = TOO_FAST_SECONDS,
): InvalidReason | undefined {
  if (row.testOrStaff) return 'test_or_staff'
  const { score, seconds } = row
  if (score === undefined || !Number.isInteger(score) || score < 1 || score > 5) return 'bad_value'
  if (seconds !== undefined && seconds < tooFastSeconds) return 'too_fast'
  return row.late ? 'late' : undefined
}
