import { unreachable } from '../core/message.ts'
import { handOver } from './carry-out.ts'
import { noting, say, saying, scheduling, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** Things that happen without a question. */
export function eventTurn(input: TurnInput, draft: Draft): Draft {
  const { content: inbound } = input.message
  if (inbound.kind !== 'event') return draft
  const noted = noting(draft, inbound.event, {})
  switch (inbound.event) {
    case 'follow':
    case 'opened':
      return welcome(input, noted)
    case 'unfollow':
      return noted
    case 'staff-takeover':
      return stepAside(input, noted)
    case 'data-withdrawn':
      // With a person already, they read it in the transcript: a conversation has one open handoff.
      return hasOpenHandoff(input) ? noted : handOver(input, noted, 'privacy')
    default:
      return unreachable(inbound.event)
  }
}

function hasOpenHandoff({ handoff }: TurnInput): boolean {
  return handoff?.status === 'waiting' || handoff?.status === 'assigned'
}

function welcome({ content, conversation }: TurnInput, draft: Draft): Draft {
  if (conversation.mode !== 'bot' && conversation.mode !== 'closed') return draft
  const text = `${say(content, 'greet')}\n\n${say(content, 'greeting_follow')}`
  return saying(draft, { kind: 'text', text })
}

/** Staff write in the platform's own console: the assistant is silent until they have been for a while. */
function stepAside({ content, now, handoff }: TurnInput, draft: Draft): Draft {
  // With our own officer already: the desk closes it.
  if (handoff?.status === 'assigned') return draft
  const due = new Date(now.getTime() + content.hotline.takeoverPauseMinutes * 60_000)
  const aside = withContext(withConversation(draft, { mode: 'with-staff' }), { servedByStaff: true, choices: [] })
  const answered: Draft =
    handoff?.status === 'waiting'
      ? { ...aside, handoff: { ...handoff, status: 'resolved', closedAt: now.toISOString(), endReason: 'platform' } }
      : aside
  return scheduling(answered, {
    kind: 'end-takeover',
    key: `end-takeover:${draft.conversation.id}`,
    dueAt: due.toISOString(),
    detail: { conversation: draft.conversation.id },
  })
}
