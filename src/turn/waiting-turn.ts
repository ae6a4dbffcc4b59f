import { readChoice } from '../dialogue/read-choice.ts'
import { textOf } from '../core/message.ts'
import { noting, say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** While waiting: the message is kept for the officer; the citizen hears that they are still in the queue. */
export function waitingTurn(input: TurnInput, draft: Draft): Draft {
  const { content } = input
  if (wantsOut(input, draft)) return leaveQueue(input, draft)
  const choices = [{ label: content.dialogue.buttons.cancel_waiting, value: 'cancel-waiting' }]
  const text = say(content, 'handoff_waiting', { position: String(Math.max(input.waiting, 1)) })
  return saying(noting(draft, 'relayed-to-staff', {}), { kind: 'choices', text, choices })
}

function wantsOut({ content, message, understand }: TurnInput, draft: Draft): boolean {
  const { content: inbound } = message
  if (inbound.kind === 'choice') return inbound.value === 'cancel-waiting'
  if (inbound.kind !== 'text') return false
  if (readChoice(inbound.text, draft.conversation.context.choices)?.value === 'cancel-waiting') return true
  const match = understand(textOf(inbound))
  return match.intent === 'act.cancel' && match.confidence >= content.dialogue.thresholds.answer
}

function leaveQueue({ content, handoff, now }: TurnInput, draft: Draft): Draft {
  const back = withContext(withConversation(draft, { mode: 'bot' }), { choices: [] })
  const left: Draft =
    handoff === undefined
      ? back
      : { ...back, handoff: { ...handoff, status: 'cancelled', closedAt: now.toISOString(), endReason: 'citizen' } }
  const noted = noting(left, 'handoff-cancelled', { by: 'citizen' })
  return saying(noted, { kind: 'text', text: say(content, 'handoff_cancelled') })
}
