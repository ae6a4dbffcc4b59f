import { composeAnswer } from '../answering/compose-answer.ts'
import { suggestSections } from '../answering/suggest-sections.ts'
import { MISUNDERSTOOD_LIMIT, type Decision } from '../dialogue/decide.ts'
import { requestHandoff } from '../handoff/request-handoff.ts'
import { openedTask, dueTasks } from '../handoff/handoff-tasks.ts'
import { dueText } from '../handoff/spoken-time.ts'
import { isDeskOpen, nextOpening } from '../handoff/working-hours.ts'
import { isAsked } from '../rating/invite-rating.ts'
import { vietnamDay } from '../core/clock.ts'
import type { HandoffReason } from '../core/handoff.ts'
import { textOf, unreachable, type Choice } from '../core/message.ts'
import { endAsking } from './ask-rating.ts'
import { callbackOffer, startCallback, wantsCallback } from './callback-turn.ts'
import { noting, say, saying, scheduling, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'
import { expectedWait } from './expected-wait.ts'
import { waitingChoices } from './waiting-turn.ts'

/** Says and does what was decided. */
export function carryOut(input: TurnInput, draft: Draft, decision: Decision): Draft {
  const { content } = input
  switch (decision.kind) {
    case 'answer':
      return answer(input, draft, decision)
    case 'no-article':
      return noArticle(input, draft, decision)
    case 'clarify':
      return saying(asUnclear(input, draft), {
        kind: 'choices',
        text: say(content, 'clarify_intro'),
        choices: decision.choices,
      })
    case 'handoff':
      return handOver(input, draft, decision.reason)
    case 'say':
      return sayText(input, draft, decision)
    case 'repeat':
      return repeat(input, draft)
    case 'more':
      return saying(draft, { kind: 'choices', text: say(content, 'more_prompt'), choices: decision.choices })
    case 'abuse':
      return abuse(input, draft)
    case 'misunderstood':
      return misunderstood(input, draft, decision.outOfScope)
    case 'close':
      return close(input, draft, decision.text)
    default:
      return unreachable(decision)
  }
}

function answer(input: TurnInput, draft: Draft, decision: Extract<Decision, { kind: 'answer' }>): Draft {
  const { content, now } = input
  const outcome = composeAnswer(content, {
    article: decision.article,
    text: decision.asked ?? textOf(input.message.content),
    day: decision.day ?? vietnamDay(now),
    ...(decision.section === undefined ? {} : { section: decision.section }),
    ...(decision.room === undefined ? {} : { room: decision.room }),
  })
  if (outcome.kind === 'unknown') {
    return noArticle(input, draft, { kind: 'no-article', intent: decision.intent, reason: 'no_article_yet' })
  }
  const known = withContext(withConversation(draft, { intent: decision.intent, misunderstood: 0 }), {
    article: outcome.article,
    lastReply: outcome.text,
    lastCitations: outcome.citations,
    answered: true,
    servedByBot: true,
  })
  const noted = noting(known, 'answered', { intent: decision.intent, article: outcome.article })
  // Beside another question or answer the buttons are that one's.
  if (decision.room !== undefined) return saying(noted, { kind: 'text', text: outcome.text }, outcome.citations)
  const choices = [...calculationOffer(input, decision.intent), ...outcome.more, ...personOffer(input, decision.intent)]
  if (choices.length === 0) return saying(noted, { kind: 'text', text: outcome.text }, outcome.citations)
  return saying(noted, { kind: 'choices', text: outcome.text, choices }, outcome.citations)
}

/** Nobody but an officer can look into a record: whoever asks about their own gets one offered. */
function personOffer({ content }: TurnInput, id: string): Choice[] {
  const isOwn = content.intents.get(id)?.ownRecord === true
  return isOwn ? [{ label: content.dialogue.buttons.human, value: 'act.human' }] : []
}

/** Where a calculator exists: the citizen's own figure is one tap away. */
function calculationOffer({ content }: TurnInput, id: string): Choice[] {
  const intent = content.intents.get(id)
  if (intent === undefined || !('calculator' in intent.answer) || intent.slots.length === 0) return []
  return [{ label: say(content, 'form_offer'), value: `calc:${id}` }]
}

function noArticle(input: TurnInput, draft: Draft, decision: Extract<Decision, { kind: 'no-article' }>): Draft {
  const { content } = input
  const title = content.intents.get(decision.intent)?.title ?? ''
  const known = withContext(withConversation(draft, { intent: decision.intent, misunderstood: 0 }), {
    servedByBot: true,
  })
  const noted = noting(known, 'not-answered', { intent: decision.intent, reason: decision.reason })
  return saying(noted, { kind: 'choices', text: say(content, 'no_article_yet', { title }), choices: humanOrNot(input) })
}

/** To the desk: now if it is staffed, else with the day and hour at which it is. */
export function handOver(input: TurnInput, draft: Draft, reason: HandoffReason): Draft {
  const { content, now } = input
  const handoff = requestHandoff(content, draft.conversation, {
    reason,
    lastWords: lastWords(input, draft),
    now,
  })
  const queued = { ...withConversation(draft, { mode: 'waiting-for-staff', misunderstood: 0 }), handoff }
  const known = withContext(queued, { handoff: handoff.id, callback: undefined })
  const planned = [openedTask(handoff, now), ...dueTasks(content.hotline, handoff)].reduce(scheduling, known)
  const noted = noting(planned, 'handoff-requested', { reason, queue: handoff.queue })
  if (reason === 'asked' && wantsCallback(input, draft)) return startCallback(input, noted)
  const where = isDeskOpen(content.hotline, now)
    ? say(content, 'handoff_queued_open', { position: String(input.waiting + 1), wait: expectedWait(input) })
    : say(content, 'handoff_queued_closed', {
        opens: nextOpening(content.hotline, now),
        due: dueText(new Date(handoff.dueAt)),
      })
  const text = reason === 'distress' ? distressText(input, where) : where
  return saying(noted, { kind: 'choices', text, choices: waitingChoices(content) })
}

/** They are taken first, so a place in the queue would only frighten. */
function distressText({ content, now }: TurnInput, where: string): string {
  const text = say(content, 'distress')
  return isDeskOpen(content.hotline, now) ? text : `${text}\n\n${where}`
}

/** What the officer reads first: the citizen's question, or their words, unless they only tapped a button. */
function lastWords(input: TurnInput, draft: Draft): string {
  const { content: inbound } = input.message
  if (draft.conversation.intent !== undefined) return draft.conversation.context.lastQuestion?.text ?? ''
  return inbound.kind === 'text' ? inbound.text : ''
}

function sayText({ content }: TurnInput, draft: Draft, decision: Extract<Decision, { kind: 'say' }>): Draft {
  const known = withConversation(draft, { misunderstood: 0 })
  const text = say(content, decision.text)
  if (decision.text === 'greet')
    return saying(known, { kind: 'text', text: `${text}\n\n${say(content, 'greeting_follow')}` })
  if (decision.offerHuman !== true) return saying(known, { kind: 'text', text })
  const choices = [{ label: content.dialogue.buttons.human, value: 'act.human' }]
  return saying(known, { kind: 'choices', text, choices })
}

/** The same words, law and choices once more. */
function repeat({ content }: TurnInput, draft: Draft): Draft {
  const { lastReply, lastCitations, choices } = draft.conversation.context
  if (lastReply === undefined) return saying(draft, { kind: 'text', text: say(content, 'repeat_none') })
  if (choices.length === 0) return saying(draft, { kind: 'text', text: lastReply }, lastCitations)
  return saying(draft, { kind: 'choices', text: lastReply, choices }, lastCitations)
}

/** Calm, warned once; then a person is offered. */
function abuse(input: TurnInput, draft: Draft): Draft {
  const { content } = input
  const { abuses } = draft.conversation.context
  const counted = withContext(draft, { abuses: abuses + 1 })
  if (abuses === 0) return saying(counted, { kind: 'text', text: say(content, 'abuse_warning') })
  return saying(counted, { kind: 'choices', text: say(content, 'abuse_handoff'), choices: humanOrNot(input) })
}

function misunderstood(input: TurnInput, draft: Draft, outOfScope: boolean): Draft {
  const { content } = input
  const times = draft.conversation.misunderstood + 1
  const unclear = outOfScope ? draft : asUnclear(input, draft)
  const counted = noting(withConversation(unclear, { misunderstood: times }), 'misunderstood', { times, outOfScope })
  if (times >= MISUNDERSTOOD_LIMIT) {
    return saying(counted, { kind: 'choices', text: say(content, 'unknown_second'), choices: humanOrNot(input) })
  }
  const human = { label: content.dialogue.buttons.human, value: 'act.human' }
  const near = outOfScope ? [] : suggestSections(content, textOf(input.message.content), vietnamDay(input.now))
  const text = say(content, outOfScope ? 'out_of_scope' : near.length === 0 ? 'unknown_first' : 'unknown_near')
  return saying(counted, { kind: 'choices', text, choices: [...near, human] })
}

/** People tell a matter in several messages: the next one is read together with this. */
function asUnclear(input: TurnInput, draft: Draft): Draft {
  return withContext(draft, { unclear: textOf(input.message.content).slice(0, LONGEST_UNCLEAR) })
}

/** In characters. */
const LONGEST_UNCLEAR = 300

/** Outside the desk's hours a call later is worth more than a place in the queue. */
export function humanOrNot({ content, now }: Pick<TurnInput, 'content'> & Partial<Pick<TurnInput, 'now'>>): Choice[] {
  const { buttons } = content.dialogue
  const call = now === undefined || isDeskOpen(content.hotline, now) ? [] : [callbackOffer(content)]
  return [{ label: buttons.human, value: 'yes:human' }, ...call, { label: buttons.no, value: 'no' }]
}

/** The farewell and, once per conversation, the rating in the same message. */
function close(input: TurnInput, draft: Draft, text: 'thanks' | 'goodbye'): Draft {
  const { content } = input
  const farewell = say(content, text)
  const cancelled = { ...draft, cancelTasks: [`close-idle:${draft.conversation.id}`] }
  const closed = noting(cancelled, 'closed', { by: 'citizen' })
  if (isAsked(draft.conversation)) {
    // Asked once and not answered yet: a score may still come, but nobody is asked twice.
    const mode = draft.conversation.context.survey?.awaiting === 'score' ? 'rating' : 'closed'
    return saying(withConversation(closed, { mode }), { kind: 'text', text: farewell })
  }
  return endAsking(closed, { ...input, before: farewell })
}
