import { articleOn, bestSection } from '../answering/find-articles.ts'
import { emojiAct } from '../dialogue/emoji-act.ts'
import { decideMatch, decideTopic, type Decision } from '../dialogue/decide.ts'
import { questionDay } from '../dialogue/question-day.ts'
import { vietnamDay } from '../core/clock.ts'
import type { IntentMatch } from '../core/intent.ts'
import { beginForm } from './begin-form.ts'
import { carryOut } from './carry-out.ts'
import { askAgain, formTurn } from './form-turn.ts'
import { noting, say, saying, withContext, withConversation } from './turn.ts'
import type { Composed, Draft, TurnInput } from './turn.ts'
import { warnOfNumbers } from './warn-of-numbers.ts'

/** A question or an answer in the citizen's own words. */
export function textTurn(input: TurnInput, draft: Draft, text: string): Draft {
  const act = emojiAct(text)
  const match: IntentMatch =
    act === undefined
      ? input.understand(text, vietnamDay(input.now))
      : { intent: act, confidence: 1, runnersUp: [], slots: {}, entities: [], by: 'rule' }
  const warned = warnOfNumbers(input, draft, match)
  const noted = noting(warned, 'understood', understoodAs(match))
  // A value keeps the intent of the calculation that it is for.
  const running = draft.conversation.context.form?.intent ?? match.intent
  const inForm = formTurn(input, noting(warned, 'understood', { ...understoodAs(match), intent: running }), match, text)
  if (inForm !== undefined) return inForm
  const decision = onDay(input, decideMatch(input.content, draft.conversation, match), match)
  const begun = beginForm(input, noted, decision, match)
  if (begun !== undefined) return begun
  const followed = decision.kind === 'misunderstood' ? followUp(input, draft, text) : undefined
  const isUnknown = decision.kind === 'misunderstood' && !decision.outOfScope && followed === undefined
  if (isUnknown && input.composed !== undefined) return composedAnswer(noted, input.composed)
  const isOneOfTwo = match.also !== undefined && decision.kind === 'answer'
  const limited = isOneOfTwo ? { ...decision, room: ROOM_FOR_ONE_OF_TWO } : decision
  const answered = afterwards(input, carryOut(input, dropCancelled(noted, match), followed ?? limited))
  return match.also === undefined ? answered : secondAnswer(input, answered, match.also)
}

function understoodAs({ intent, confidence, by }: IntentMatch): Readonly<Record<string, unknown>> {
  return { intent, confidence, by }
}

/** A model worded it from our articles; each statement was found in them by code before it came here. */
function composedAnswer(draft: Draft, { text, citations }: Composed): Draft {
  const answered = withContext(withConversation(draft, { misunderstood: 0 }), {
    lastReply: text,
    lastCitations: citations,
    answered: true,
    servedByBot: true,
  })
  return saying(noting(answered, 'answered', { by: 'model' }), { kind: 'text', text }, citations)
}

/** The rules of the day that the citizen names; a birth before the present law is for a person to answer. */
function onDay(input: TurnInput, decision: Decision, match: IntentMatch): Decision {
  if (decision.kind !== 'answer') return decision
  const { day, underOldLaw } = questionDay(match.entities, vietnamDay(input.now))
  if (underOldLaw && match.intent.startsWith('maternity.')) return { kind: 'say', text: 'old_law', offerHuman: true }
  return { ...decision, day }
}

/** In characters: two answers share a screen. */
const ROOM_FOR_ONE_OF_TWO = 430

function dropCancelled(draft: Draft, match: IntentMatch): Draft {
  return match.intent === 'act.cancel' ? withContext(draft, { form: undefined }) : draft
}

/** The question that was pending before another one came in between. */
function afterwards(input: TurnInput, draft: Draft): Draft {
  const { form } = draft.conversation.context
  const isOpen =
    form?.asking !== undefined && draft.conversation.mode === 'bot' && draft.conversation.intent !== form.intent
  return isOpen ? askAgain(input, draft, form) : draft
}

/** Whoever asks two things in one message gets both answers; the second one says what it is about. */
function secondAnswer(input: TurnInput, draft: Draft, also: NonNullable<IntentMatch['also']>): Draft {
  const { content } = input
  if (draft.conversation.mode !== 'bot' || also.confidence < content.dialogue.thresholds.answer) return draft
  const decision = decideTopic(content, also.intent)
  if (decision.kind !== 'answer' && decision.kind !== 'no-article') return draft
  const noted = noting(draft, 'understood-also', { intent: also.intent, confidence: also.confidence })
  const title = content.intents.get(also.intent)?.title ?? ''
  return carryOut(input, saying(noted, { kind: 'text', text: say(content, 'second_question', { title }) }), {
    ...decision,
    asked: also.asked,
    ...(decision.kind === 'answer' ? { room: ROOM_FOR_ONE_OF_TWO } : {}),
  })
}

/** A short question that only makes sense after the last answer: "hồ sơ gồm gì?". */
function followUp(input: TurnInput, draft: Draft, text: string): Decision | undefined {
  const { article: id } = draft.conversation.context
  const { intent } = draft.conversation
  const article = id === undefined ? undefined : articleOn(input.content, id, vietnamDay(input.now))
  if (article === undefined || intent === undefined) return undefined
  // Since that answer the talk may have moved to a topic without one.
  const topic = input.content.intents.get(intent)?.answer
  if (topic === undefined || !('article' in topic) || topic.article !== id) return undefined
  const section = bestSection(article, text)
  return section === undefined ? undefined : { kind: 'answer', intent, article: article.id, section: section.id }
}
