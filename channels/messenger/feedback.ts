import type { InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { objectOf, objectsOf, stringOf, type Json } from '../kit/json.ts'
import { isInviteId } from './payload.ts'

export interface Feedback {
  /** The question's id: the invitation, where the question was ours. */
  readonly question: string
  /** The stars with what the citizen wrote about them; empty: not a rating of 1 to 5. */
  readonly contents: readonly InboundContent[]
}

/** `messaging_feedback`, the answer to a customer feedback template: one screen, one question (Meta's rule). */
export function readFeedback(feedback: Json): Feedback | undefined {
  for (const screen of objectsOf(feedback['feedback_screens'])) {
    for (const [question, value] of Object.entries(objectOf(screen['questions']) ?? {})) {
      const answer = objectOf(value)
      if (answer !== undefined) return { question, contents: readAnswer(question, answer) }
    }
  }
  return undefined
}

function readAnswer(question: string, answer: Json): readonly InboundContent[] {
  const score = stringOf(answer['payload'])?.trim() ?? ''
  if (answer['type'] !== 'csat' || !/^[1-5]$/.test(score)) return []
  const invite = isInviteId(question) ? { invite: question } : {}
  const comment = cleanText(stringOf(objectOf(answer['follow_up'])?.['payload']) ?? '').trim()
  const words = comment === '' ? {} : { comment }
  return [{ kind: 'rating', ...invite, score: Number(score), ...words, replyWithinHours: WINDOW_HOURS }]
}

/** Meta does not count the form as a message: 24 hours after the last one thanks would be refused. */
const WINDOW_HOURS = 24
