import type { Conversation } from '../core/conversation.ts'
import type { TranscriptEntry } from '../store/contract.ts'

export const RATING_ANSWERED = 'Công dân đã trả lời phiếu đánh giá'

/**
 * What staff read of a conversation. Nobody at the desk sees a single rating, least of all of their own help (survey
 * method §2.2). One line however much was answered: what is asked next, and how often, depends on the score.
 */
export function withoutRatings(transcript: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
  const first = transcript.find((entry) => entry.direction === 'in' && isRatingPart(entry))
  return transcript.flatMap((entry) => {
    if (entry === first) return [answeredLine(entry)]
    return isRatingPart(entry) ? [] : [entry]
  })
}

function isRatingPart({ ratingPart, content }: TranscriptEntry): boolean {
  return ratingPart === true || content.kind === 'rating'
}

/** Built anew: whatever an entry comes to hold later is not in it. */
function answeredLine({ seq, id, conversationId, at }: TranscriptEntry): TranscriptEntry {
  return {
    seq,
    id,
    ...(conversationId === undefined ? {} : { conversationId }),
    direction: 'in',
    author: 'citizen',
    content: { kind: 'notice', text: RATING_ANSWERED },
    citations: [],
    at,
  }
}

/** The choices offered last are the next question's: what may be better is only asked after a low score. */
export function withoutSurvey(conversation: Conversation): Conversation {
  const { survey: _unseen, refusesRating: _alike, ...context } = conversation.context
  return { ...conversation, context: { ...context, choices: [] } }
}
