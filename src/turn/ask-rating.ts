import type { Content } from '../content/content.ts'
import { inviteRating, ratingRequest, type InvitationOptions } from '../rating/invite-rating.ts'
import { saying, scheduling, withContext, withConversation, type Draft } from './turn.ts'

export interface Asking extends InvitationOptions {
  readonly content: Content
  /** What closes the conversation, in the same message; empty where nothing is said. */
  readonly before: string
}

/** A conversation that was not asked about yet ends: it is asked now, or only counted, with the reason. */
export function endAsking(draft: Draft, how: Asking): Draft {
  const { content, before } = how
  const invitation = inviteRating(content, draft.conversation, how)
  const invited = { ...draft, invitation }
  if (invitation.eligibleReason !== undefined) {
    const closed = withConversation(invited, { mode: 'closed' })
    return before === '' ? closed : saying(closed, { kind: 'text', text: before })
  }
  const { id, factorAsked } = invitation
  const asking = withContext(withConversation(invited, { mode: 'rating' }), {
    survey: { invite: id, awaiting: 'score', ...(factorAsked === undefined ? {} : { asks: factorAsked }) },
  })
  return reminded(saying(asking, ratingRequest(content, invitation, before)), how)
}

/** Where one reminder is usual: a letter that was not answered is sent once more. */
function reminded(draft: Draft, { content, now }: Asking): Draft {
  const { id, address } = draft.conversation
  const hours = content.survey.remindAfterHours[address.channel]
  if (hours === undefined) return draft
  return scheduling(draft, {
    kind: 'remind-rating',
    key: `remind-rating:${id}`,
    dueAt: new Date(now.getTime() + hours * 3_600_000).toISOString(),
    detail: { conversation: id },
  })
}
