import { noting, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** "Đừng hỏi đánh giá nữa": kept for this conversation's end, and with its invitation where there is one. */
export function declined({ content, now }: TurnInput, draft: Draft): Draft {
  const { survey } = draft.conversation.context
  const noted = noting(withContext(draft, { refusesRating: true }), 'rating-refused', {})
  const told = saying(noted, { kind: 'text', text: content.survey.says.refused })
  if (survey === undefined) return told
  const rating = { invite: survey.invite, at: now.toISOString(), without: 'refused' as const }
  const refused = withConversation({ ...told, rating, ratingPart: true }, { mode: 'closed' })
  return withContext(refused, { survey: { ...survey, awaiting: 'nothing' } })
}
