import { vietnamDay } from '../core/clock.ts'
import { readChoice } from '../dialogue/read-choice.ts'
import { raiseToDistress } from '../handoff/request-handoff.ts'
import { dueText } from '../handoff/spoken-time.ts'
import { afterWorkingMinutes, isDeskOpen, nextOpening } from '../handoff/working-hours.ts'
import { expectedWait } from './expected-wait.ts'
import { callbackOffer, callbackTurn } from './callback-turn.ts'
import { textOf, type Choice } from '../core/message.ts'
import { noting, say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** While waiting: the message is kept for the officer; the citizen hears that they are still in the queue. */
export function waitingTurn(input: TurnInput, draft: Draft): Draft {
  const { content: inbound } = input.message
  if (inbound.kind === 'choice' && inbound.value === 'cancel-waiting') return leaveQueue(input, draft)
  if (inbound.kind !== 'text') return callbackTurn(input, draft, false) ?? stillWaiting(input, draft)
  const choice = readChoice(inbound.text, draft.conversation.context.choices)
  if (choice?.value === 'cancel-waiting') return leaveQueue(input, draft)
  const match = input.understand(textOf(inbound), vietnamDay(input.now))
  const noted = noting(draft, 'understood', { intent: match.intent, confidence: match.confidence, by: match.by })
  const isCertain = match.confidence >= input.content.dialogue.thresholds.answer
  if (isCertain && match.intent === 'act.distress') return distressed(input, noted)
  const isRefusal = isCertain && (match.intent === 'act.cancel' || match.intent === 'act.deny')
  const called = callbackTurn(input, noted, isRefusal)
  if (called !== undefined) return called
  // Whoever was asked for their number and refuses wants no call; they may still want the officer.
  const isAsked = draft.conversation.context.callback !== undefined
  return isCertain && match.intent === 'act.cancel' && !isAsked ? leaveQueue(input, noted) : stillWaiting(input, noted)
}

function stillWaiting(input: TurnInput, draft: Draft): Draft {
  const { content } = input
  const text = waitingText(input)
  const kept = noting(withContext(draft, { callback: undefined }), 'relayed-to-staff', {})
  return saying(kept, { kind: 'choices', text, choices: waitingChoices(content) })
}

/** In the desk's hours a place and, where it is known, a time; else when it works again and what was promised. */
function waitingText(input: TurnInput): string {
  const { content, waiting, now, handoff } = input
  if (handoff === undefined || isDeskOpen(content.hotline, now)) {
    return say(content, 'handoff_waiting', { position: String(waiting + 1), wait: expectedWait(input) })
  }
  const due = afterWorkingMinutes(content.hotline, now, content.hotline.answerWithinMinutes)
  const promised = Date.parse(handoff.dueAt) > now.getTime() ? new Date(handoff.dueAt) : due
  return say(content, 'handoff_waiting_closed', {
    opens: nextOpening(content.hotline, now),
    due: dueText(promised),
  })
}

/** Whoever waited for something else and is now in danger goes to the front. */
function distressed({ content, handoff }: TurnInput, draft: Draft): Draft {
  const raised = handoff === undefined ? draft : { ...draft, handoff: raiseToDistress(handoff) }
  const noted = noting(noting(raised, 'relayed-to-staff', {}), 'handoff-raised', { reason: 'distress' })
  return saying(noted, { kind: 'choices', text: say(content, 'distress'), choices: waitingChoices(content) })
}

export function waitingChoices(content: TurnInput['content']): Choice[] {
  return [{ label: content.dialogue.buttons.cancel_waiting, value: 'cancel-waiting' }, callbackOffer(content)]
}

function leaveQueue({ content, handoff, now }: TurnInput, draft: Draft): Draft {
  const { handoff: _cancelled, callback: _unasked, ...context } = draft.conversation.context
  const back = withConversation(draft, { mode: 'bot', context: { ...context, choices: [] } })
  const left: Draft =
    handoff === undefined
      ? back
      : { ...back, handoff: { ...handoff, status: 'cancelled', closedAt: now.toISOString(), endReason: 'citizen' } }
  const noted = noting(left, 'handoff-cancelled', { by: 'citizen' })
  return saying(noted, { kind: 'text', text: say(content, 'handoff_cancelled') })
}
