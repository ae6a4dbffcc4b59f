import { vietnamDay } from '../core/clock.ts'
import type { SurveyState } from '../core/conversation.ts'
import { invalidReason, type Factor, type InvalidReason } from '../core/rating.ts'
import { nextStep, questionAt } from '../rating/next-question.ts'
import { readRating, type RatingReply } from '../rating/record-rating.ts'
import { botTurn } from './bot-turn.ts'
import { humanOrNot } from './carry-out.ts'
import { declined } from './decline-rating.ts'
import { noting, say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/**
 * The citizen answers the rating (overall score, one scored factor, what to improve after 1 to 3, comment), or asks
 * something else: a new question is answered, not taken for a rating.
 */
export function ratingTurn(input: TurnInput, draft: Draft): Draft {
  const survey = surveyOf(input)
  if (survey === undefined) {
    // Stars without an invitation of this citizen: nothing to rate, but nobody is left without a word.
    const stars = input.message.content.kind === 'rating'
    if (!stars) return botTurn(input, draft)
    return saying(ratingPart(draft), { kind: 'text', text: say(input.content, 'affirm_none') })
  }
  const reply = readRating(input.content, survey, input.message.content)
  const isElse = reply.kind === 'none' || (reply.kind === 'comment' && isQuestion(input, reply.comment))
  return isElse ? askAgain(input, draft, survey) : answered(input, ratingPart(draft), survey, reply)
}

/** What staff do not read of the conversation: the answer and what is said to it. */
function ratingPart(draft: Draft): Draft {
  return { ...draft, ratingPart: true }
}

function answered(
  input: TurnInput,
  draft: Draft,
  survey: SurveyState,
  reply: Exclude<RatingReply, { readonly kind: 'none' }>,
): Draft {
  switch (reply.kind) {
    case 'score':
      return scored(input, draft, survey, reply)
    case 'factor-score':
      return factorScored(input, draft, survey, reply.score)
    case 'factor':
      return chosen(input, draft, survey, reply.factor)
    case 'comment':
      return commented(input, draft, survey, reply.comment)
    case 'skip':
      return skipped(input, draft, survey)
    case 'refuse':
      return declined(input, draft)
    case 'again':
      return repeated(input, draft, survey)
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
  if (survey.score !== undefined) return thanking(input, draft, 'already')
  const at = now.toISOString()
  const words = comment === undefined ? {} : { comment }
  const given = { invite: survey.invite, at, score, ...words, ...notCounted(input, score, at) }
  const recorded = noting({ ...draft, rating: given }, 'rated', { score })
  if (survey.invite !== input.conversation.context.survey?.invite) return thanking(input, recorded, 'thanks')
  const { mode } = draft.conversation
  // The citizen talks with a person, or waits for one: no further question comes between.
  if (mode === 'with-staff' || mode === 'waiting-for-staff') {
    const rated = withContext(recorded, { survey: { ...survey, score, awaiting: 'nothing' } })
    return thanking(input, rated, 'thanks')
  }
  if (!mayReply(input)) return finish(recorded, { ...survey, score })
  if (comment !== undefined) return ended(input, recorded, { ...survey, score }, content.survey.says.commentSaved)
  const rating = withConversation(recorded, { mode: 'rating' })
  return askNext(input, rating, { ...survey, score, awaiting: 'score' }, content.survey.says.thanks)
}

function thanking(input: TurnInput, draft: Draft, key: 'already' | 'thanks'): Draft {
  return mayReply(input) ? saying(draft, { kind: 'text', text: input.content.survey.says[key] }) : draft
}

const HOUR_MS = 3_600_000

/** Whether the platform lets us write for nothing; always, where the rating came in the chat itself. */
function mayReply({ message: { content }, conversation, now }: TurnInput): boolean {
  if (content.kind !== 'rating' || content.replyWithinHours === undefined) return true
  return now.getTime() - Date.parse(conversation.lastCitizenAt) <= content.replyWithinHours * HOUR_MS
}

/** Why the score will not count, if so: decided once, by the published rules, and stored with it. */
function notCounted(
  { invitation, content }: TurnInput,
  score: number,
  ratedAt: string,
): { invalidReason?: InvalidReason } {
  if (invitation === undefined) return {}
  const { isTest, expiresAt, createdAt, issuedAt = createdAt } = invitation
  const reason = invalidReason({ isTest, score, issuedAt, ratedAt, expiresAt }, content.survey.tooFastSeconds)
  return reason === undefined ? {} : { invalidReason: reason }
}

/** The next question that this score is asked; `before` is said above it. */
function askNext({ content }: TurnInput, draft: Draft, survey: SurveyState, before: string): Draft {
  const next = { ...survey, awaiting: nextStep(survey) }
  const question = questionAt(content.survey, next, before)
  const asking = withContext(draft, { survey: next })
  return question === undefined ? asking : saying(asking, question)
}

/** A number that none of the answers has, or a tap on a question of before: what is asked now, once more. */
function repeated(input: TurnInput, draft: Draft, survey: SurveyState): Draft {
  const { again } = input.content.survey.says
  const question = questionAt(input.content.survey, survey, '')
  if (question === undefined) return thanking(input, draft, 'already')
  const isScore = survey.awaiting === 'score' || survey.awaiting === 'factor-score'
  return saying(draft, isScore ? { ...question, text: again } : question)
}

function factorScored(input: TurnInput, draft: Draft, survey: SurveyState, factorScore: number): Draft {
  const rating = { invite: survey.invite, at: input.now.toISOString(), factorScore }
  return askNext(input, { ...draft, rating }, survey, '')
}

function chosen(input: TurnInput, draft: Draft, survey: SurveyState, factor: Factor): Draft {
  const rating = { invite: survey.invite, at: input.now.toISOString(), factor }
  return askNext(input, { ...draft, rating }, survey, '')
}

function commented(input: TurnInput, draft: Draft, survey: SurveyState, comment: string): Draft {
  const rating = { invite: survey.invite, at: input.now.toISOString(), comment }
  return ended(input, { ...draft, rating }, survey, input.content.survey.says.commentSaved)
}

/** Passing the first question over is a wish not to be asked for a while; later ones leave the score as it is. */
function skipped(input: TurnInput, draft: Draft, survey: SurveyState): Draft {
  const refused = { invite: survey.invite, at: input.now.toISOString(), without: 'refused' as const }
  const told = survey.awaiting === 'score' ? { ...draft, rating: refused } : draft
  return ended(input, told, survey, input.content.survey.says.skipped)
}

function ended({ content }: TurnInput, draft: Draft, survey: SurveyState, text: string): Draft {
  const done = finish(draft, survey)
  if ((survey.score ?? 5) > 2) return saying(done, { kind: 'text', text })
  // A person after a bad experience, only now that the rating is stored and cannot change.
  return saying(done, {
    kind: 'choices',
    text: `${text}\n\n${say(content, 'handoff_offer')}`,
    choices: humanOrNot({ content }),
  })
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
