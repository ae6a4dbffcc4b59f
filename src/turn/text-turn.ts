import { articleOn, bestSection } from '../answering/find-articles.ts'
import { inContext } from '../dialogue/in-context.ts'
import { isGibberish } from '../understanding/gibberish.ts'
import { isLinkAlone } from '../dialogue/link-alone.ts'
import { emojiAct } from '../dialogue/emoji-act.ts'
import { decideMatch, decideTopic, type Decision } from '../dialogue/decide.ts'
import { meantIntent, withMeantIntent } from '../dialogue/meant-form.ts'
import { questionDay } from '../dialogue/question-day.ts'
import { vietnamDay } from '../core/clock.ts'
import type { IntentMatch } from '../core/intent.ts'
import { textOf } from '../core/message.ts'
import { tokens } from '../core/vietnamese.ts'
import { beginByValues, beginForm } from './begin-form.ts'
import { carryOut } from './carry-out.ts'
import { wantsCallback } from './callback-turn.ts'
import { askAgain, formTurn, isWhatIf } from './form-turn.ts'
import { noting, say, saying, withContext, withConversation } from './turn.ts'
import type { Composed, Draft, TurnInput } from './turn.ts'
import { warnOfNumbers } from './warn-of-numbers.ts'

/** A question or an answer in the citizen's own words. */
export function textTurn(input: TurnInput, draft: Draft, text: string): Draft {
  const literal = read(input, text)
  if (wantsCallback(input, draft)) return toCallback(input, draft, literal)
  const warned = warnOfNumbers(input, draft, literal)
  // A value keeps the intent of the calculation that it is for.
  const open = input.content.intents.get(draft.conversation.context.form?.intent ?? '')
  const running = open === undefined ? literal.intent : meantIntent(input.content, open, text).id
  const inForm = formTurn(
    input,
    noting(warned, 'understood', { ...understoodAs(literal), intent: running }),
    literal,
    text,
  )
  if (inForm !== undefined) return inForm
  const match = inContext(input.content, draft.conversation, { text, match: literal, understand: reader(input) })
  const noted = noting(withContext(warned, { unclear: undefined }), 'understood', understoodAs(match))
  const decision = onDay(input, decideMatch(input.content, draft.conversation, match), match)
  const turn = { input, match, text, decision }
  const answered = answerText(turn, noted)
  return withContext(answered, { lastQuestion: questionsOf(input, draft, match, text) })
}

/** To the desk's queue first: whoever does not finish with their number is answered in writing. */
function toCallback(input: TurnInput, draft: Draft, match: IntentMatch): Draft {
  const noted = noting(draft, 'understood', { ...understoodAs(match), intent: 'act.human' })
  return carryOut(input, noted, { kind: 'handoff', reason: 'asked' })
}

interface TextTurn {
  readonly input: TurnInput
  readonly match: IntentMatch
  readonly text: string
  readonly decision: Decision
}

function answerText({ input, match, text, decision }: TextTurn, draft: Draft): Draft {
  const begun = isWhatIf(text)
    ? (beginByValues(input, draft, decision, match) ?? beginForm(input, draft, decision, match))
    : (beginForm(input, draft, decision, match) ?? beginByValues(input, draft, decision, match))
  if (begun !== undefined) return begun
  const isOpen = decision.kind === 'misunderstood' || (decision.kind === 'clarify' && tokens(text).length <= SHORT)
  const followed = isOpen ? followUp(input, draft, text) : undefined
  const isUnknown = decision.kind === 'misunderstood' && !decision.outOfScope && followed === undefined
  if (isUnknown && input.composed !== undefined) return composedAnswer(draft, input.composed)
  const isOneOfTwo = match.also !== undefined && decision.kind === 'answer'
  const limited = isOneOfTwo ? { ...decision, room: ROOM_FOR_ONE_OF_TWO } : decision
  const answered = afterwards(input, carryOut(input, dropCancelled(draft, match), followed ?? limited))
  return match.also === undefined ? answered : secondAnswer(input, answered, match.also)
}

/** In words: so short a question leaves out what the last answer was about. */
const SHORT = 7

/** What the text asks for by itself. */
function read(input: TurnInput, text: string): IntentMatch {
  const act = emojiAct(text)
  if (act !== undefined) return { intent: act, confidence: 1, runnersUp: [], slots: {}, entities: [], by: 'rule' }
  const match = reader(input)(text)
  if (isLinkAlone(text) || (match.confidence < SURE && isGibberish(text)))
    return { ...match, intent: 'out_of_scope', confidence: 0 }
  return withMeantIntent(input.content, match, text)
}

function reader({ understand, now }: TurnInput): (text: string) => IntentMatch {
  return (text) => understand(text, vietnamDay(now))
}

/** Names and abbreviations are no syllables, but well known. */
const SURE = 0.9

/** The last questions on one topic: what they say holds for the next. */
function questionsOf({ content }: TurnInput, draft: Draft, { intent }: IntentMatch, text: string) {
  const topic = content.intents.get(intent)?.topic
  if (intent === 'act.cancel') return undefined
  if (topic === undefined || topic === 'act') return draft.conversation.context.lastQuestion
  const before = draft.conversation.context.lastQuestion
  const said = before?.topic === topic ? `${before.text}\n${text}` : text
  return { text: said.slice(-LONGEST_KEPT), topic }
}

/** In characters. */
const LONGEST_KEPT = 400

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
  const { day, underOldLaw } = questionDay(match.entities, vietnamDay(input.now), textOf(input.message.content))
  if (underOldLaw && match.intent.startsWith('maternity.')) return { kind: 'say', text: 'old_law', offerHuman: true }
  return { ...decision, day }
}

/** In characters: two answers share a screen. */
const ROOM_FOR_ONE_OF_TWO = 430

function dropCancelled(draft: Draft, match: IntentMatch): Draft {
  return match.intent === 'act.cancel'
    ? withConversation(withContext(draft, { form: undefined }), { intent: undefined })
    : draft
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
  const section = bestSection(input.content, article, text)
  return section === undefined ? undefined : { kind: 'answer', intent, article: article.id, section: section.id }
}
