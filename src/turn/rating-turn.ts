import { vietnamDay } from '../core/clock.ts'
import type { SurveyState } from '../core/conversation.ts'
import { invalidReason, type Factor, type InvalidReason } from '../core/rating.ts'
import { ratingChoices } from '../rating/invite-rating.ts'
import { factorChoices, readRating } from '../rating/record-rating.ts'
import { botTurn } from './bot-turn.ts'
import { humanOrNot } from './carry-out.ts'
import { noting, say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** The citizen answers the rating, or asks something else: a new question is answered, not taken for a rating. */
export function ratingTurn(input: TurnInput, draft: Draft): Draft {
  const survey = surveyOf(input)
  if (survey === undefined) {
    // Stars without an invitation of this citizen: nothing to rate, but nobody is left without a word.
    const stars = input.message.content.kind === 'rating'
    return stars ? thanking(input, draft, 'affirm_none') : botTurn(input, draft)
  }
  const reply = readRating(input.content, survey, input.message.content)
  if (reply.kind === 'comment' && isQuestion(input, reply.comment)) return askAgain(input, draft, survey)
  switch (reply.kind) {
    case 'score':
      return scored(input, draft, survey, reply)
    case 'factor':
      return chosen(input, draft, survey, reply.factor)
    case 'comment':
      return commented(input, draft, survey, reply.comment)
    case 'skip':
      return skipped(input, draft, survey)
    case 'again':
      return saying(draft, {
        kind: 'choices',
        text: say(input.content, 'rating_again'),
        choices: ratingChoices(input.content),
      })
    case 'none':
      return askAgain(input, draft, survey)
  }
}

/** A rating by tap names its invitation; the worker has checked that it is this citizen's. */
function surveyOf({ conversation, message }: TurnInput): SurveyState | undefined {
  const own = conversation.context.survey
  const { content } = message
  if (content.kind !== 'rating' || content.invite === undefined || content.invite === own?.invite) return own
  return { invite: content.invite, awaiting: 'score' }
}

/** Anything else ends the rating: the question counts. Without an answer of the bot in between, no score is lost. */
function askAgain(input: TurnInput, draft: Draft, survey: SurveyState): Draft {
  if (input.message.content.kind === 'rating') return draft
  const left = survey.awaiting === 'score' ? survey : { ...survey, awaiting: 'nothing' as const }
  return botTurn(input, withContext(noting(draft, 'reopened', {}), { survey: left }))
}

interface Score {
  readonly score: number
  readonly comment?: string
}

function scored(input: TurnInput, draft: Draft, survey: SurveyState, { score, comment }: Score): Draft {
  const { content, now } = input
  if (survey.score !== undefined) return thanking(input, draft, 'rating_already')
  const at = now.toISOString()
  const words = comment === undefined ? {} : { comment }
  const given = { invite: survey.invite, at, score, ...words, ...notCounted(input, score, at) }
  const recorded = noting({ ...draft, rating: given }, 'rated', { score })
  if (survey.invite !== input.conversation.context.survey?.invite) return thanking(input, recorded, 'rating_thanks')
  const { mode } = draft.conversation
  // The citizen talks with a person, or waits for one: no further question comes between.
  if (mode === 'with-staff' || mode === 'waiting-for-staff') {
    const rated = withContext(recorded, { survey: { ...survey, score, awaiting: 'nothing' } })
    return thanking(input, rated, 'rating_thanks')
  }
  if (!mayReply(input)) return finish(recorded, { ...survey, score })
  if (comment !== undefined) return thankedForComment(input, recorded, { ...survey, score })
  const rating = withConversation(recorded, { mode: 'rating' })
  const asking = withContext(rating, { survey: { ...survey, score, awaiting: 'factor' } })
  const reason = say(content, score >= 4 ? 'rating_reason_good' : 'rating_reason_bad')
  const text = `${say(content, 'rating_thanks')}\n\n${reason}`
  return saying(asking, { kind: 'choices', text, choices: factorChoices(content) })
}

function thanking(input: TurnInput, draft: Draft, key: string): Draft {
  return mayReply(input) ? saying(draft, { kind: 'text', text: say(input.content, key) }) : draft
}

const HOUR_MS = 3_600_000

/** Whether the platform lets us write for nothing; always, where the rating came in the chat itself. */
function mayReply({ message: { content }, conversation, now }: TurnInput): boolean {
  if (content.kind !== 'rating' || content.replyWithinHours === undefined) return true
  return now.getTime() - Date.parse(conversation.lastCitizenAt) <= content.replyWithinHours * HOUR_MS
}

/** Why the score will not count, if so: decided once, by the published rules, and stored with it. */
function notCounted({ invitation }: TurnInput, score: number, ratedAt: string): { invalidReason?: InvalidReason } {
  if (invitation === undefined) return {}
  const { isTest, expiresAt, createdAt, issuedAt = createdAt } = invitation
  const reason = invalidReason({ isTest, score, issuedAt, ratedAt, expiresAt })
  return reason === undefined ? {} : { invalidReason: reason }
}

function chosen({ content, now }: TurnInput, draft: Draft, survey: SurveyState, factor: Factor): Draft {
  const rating = { invite: survey.invite, at: now.toISOString(), factor }
  const asking = withContext({ ...draft, rating }, { survey: { ...survey, awaiting: 'comment' } })
  const choices = [{ label: content.dialogue.buttons.skip, value: 'skip' }]
  return saying(asking, { kind: 'choices', text: say(content, 'rating_comment'), choices })
}

function commented(input: TurnInput, draft: Draft, survey: SurveyState, comment: string): Draft {
  const rating = { invite: survey.invite, at: input.now.toISOString(), comment }
  return thankedForComment(input, { ...draft, rating }, survey)
}

function thankedForComment({ content }: TurnInput, draft: Draft, survey: SurveyState): Draft {
  const done = finish(draft, survey)
  const text = say(content, 'rating_comment_saved')
  if ((survey.score ?? 5) > 2) return saying(done, { kind: 'text', text })
  // A person after a bad experience, only now that the rating is stored and cannot change.
  return saying(done, {
    kind: 'choices',
    text: `${text}\n\n${say(content, 'handoff_offer')}`,
    choices: humanOrNot({ content }),
  })
}

function skipped({ content }: TurnInput, draft: Draft, survey: SurveyState): Draft {
  return saying(finish(draft, survey), { kind: 'text', text: say(content, 'rating_skipped') })
}

function finish(draft: Draft, survey: SurveyState): Draft {
  return withContext(withConversation(draft, { mode: 'closed' }), { survey: { ...survey, awaiting: 'nothing' } })
}

/** Higher than for an answer: words that follow "góp ý thêm" are a comment unless they clearly ask something. */
const CLEARLY_A_QUESTION = 0.85

function isQuestion({ content, understand, now }: TurnInput, text: string): boolean {
  const match = understand(text, vietnamDay(now))
  // Nobody who is in danger, or asks for a person, is thanked for a comment; in doubt it is danger.
  if (match.intent === 'act.distress') return match.confidence >= content.dialogue.thresholds.answer
  if (match.intent === 'act.human') return match.confidence >= CLEARLY_A_QUESTION
  const answer = content.intents.get(match.intent)?.answer
  return answer !== undefined && !('act' in answer) && match.confidence >= CLEARLY_A_QUESTION
}
