import { emojiAct } from '../dialogue/emoji-act.ts'
import { decideMatch, decideTopic, type Decision } from '../dialogue/decide.ts'
import { readChoice } from '../dialogue/read-choice.ts'
import { articleOn, bestSection } from '../answering/find-articles.ts'
import { vietnamDay } from '../core/clock.ts'
import { textOf } from '../core/message.ts'
import { fold, tokens } from '../core/vietnamese.ts'
import type { IntentMatch } from '../core/intent.ts'
import { nextSlot, startForm } from '../dialogue/form.ts'
import { questionDay } from '../dialogue/question-day.ts'
import { carryOut, humanOrNot } from './carry-out.ts'
import { askAgain, explainSteps, formTurn, proceed } from './form-turn.ts'
import { noting, say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** The assistant answers. */
export function botTurn(input: TurnInput, draft: Draft): Draft {
  const { content: inbound } = input.message
  const open = withConversation(draft, { mode: 'bot' })
  if (inbound.kind === 'attachment' && tokens(inbound.text ?? '').length < CAPTION_ASKS_FROM)
    return attachmentTurn(input, open)
  if (inbound.kind === 'contact') {
    const text = say(input.content, 'handoff_offer')
    return saying(open, { kind: 'choices', text, choices: humanOrNot(input) })
  }
  const asked = withContext(open, { turns: open.conversation.context.turns + 1 })
  if (inbound.kind === 'choice') return choiceTurn(input, asked, inbound.value)
  const text = textOf(inbound)
  const choice = readChoice(text, asked.conversation.context.choices)
  return choice === undefined ? textTurn(input, asked, text) : choiceTurn(input, asked, choice.value)
}

/** Fewer words beside a picture ("ảnh", "giấy tờ đây") say what it is; they ask nothing. */
const CAPTION_ASKS_FROM = 3

function textTurn(input: TurnInput, draft: Draft, text: string): Draft {
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
  const isOneOfTwo = match.also !== undefined && decision.kind === 'answer'
  const limited = isOneOfTwo ? { ...decision, room: ROOM_FOR_ONE_OF_TWO } : decision
  const answered = afterwards(input, carryOut(input, dropCancelled(noted, match), followed ?? limited))
  return match.also === undefined ? answered : secondAnswer(input, answered, match.also)
}

function understoodAs({ intent, confidence, by }: IntentMatch): Readonly<Record<string, unknown>> {
  return { intent, confidence, by }
}

/** The rules of the day that the citizen names; a birth before the present law is for a person to answer. */
function onDay(input: TurnInput, decision: Decision, match: IntentMatch): Decision {
  if (decision.kind !== 'answer') return decision
  const { day, underOldLaw } = questionDay(match.entities, vietnamDay(input.now))
  if (underOldLaw && match.intent.startsWith('maternity.')) return { kind: 'say', text: 'old_law', offerHuman: true }
  return { ...decision, day }
}

/** A code or card number that was sent is never echoed; the citizen hears once that nobody here needs it. */
function warnOfNumbers({ content }: TurnInput, draft: Draft, { entities }: IntentMatch): Draft {
  const secret = entities.some(({ type }) => type === 'secret_code')
  const personal = entities.some(({ type }) => personalNumbers.has(type))
  if (!secret && (!personal || draft.conversation.context.warnedOfNumbers === true)) return draft
  const told = withContext(draft, { warnedOfNumbers: true })
  return saying(told, { kind: 'text', text: say(content, secret ? 'secret_code_warning' : 'personal_number_warning') })
}

const personalNumbers = new Set(['id_number', 'insurance_number', 'health_card_number', 'account_number'])

/**
 * A question with figures in it wants a figure. All known: it is calculated. Some missing: the rule is answered, and
 * the first missing value asked for, since the rule may be all that was wanted.
 */
function beginForm(input: TurnInput, draft: Draft, decision: Decision, match: IntentMatch): Draft | undefined {
  if (decision.kind !== 'answer') return undefined
  const intent = input.content.intents.get(decision.intent)
  if (intent === undefined || !('calculator' in intent.answer) || intent.slots.length === 0) return undefined
  const text = textOf(input.message.content)
  const form = startForm(intent, { entities: match.entities, text }, draft.conversation.context.form)
  const fresh = withContext(draft, { form: undefined })
  if (form === undefined) {
    return WANTS_CALCULATION.test(fold(text)) ? proceed(input, fresh, intent, { values: {} }) : undefined
  }
  if (nextSlot(intent, form) === undefined) return proceed(input, fresh, intent, form)
  return proceed(input, carryOut(input, fresh, { ...decision, room: ROOM_BESIDE_A_QUESTION }), intent, form)
}

/** "Tính lương hưu giúp tôi": nothing is known yet, but a calculation is what is wanted. */
const WANTS_CALCULATION =
  /^tinh |(?<![a-z])tinh (?:giup|ho|dum|gium|cho|thu|xem)(?![a-z])|(?<![a-z])tinh [a-z ]{2,40} (?:giup|ho|dum|gium|cho) (?:toi|em|minh|chau|bac|con|chi|anh)/

/** In characters, so that the answer and the question after it stay one screen. */
const ROOM_BESIDE_A_QUESTION = 650
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

/** A tapped section may belong to an earlier topic than the one that is talked about now. */
function intentOf(content: TurnInput['content'], article: string): string | undefined {
  const found = [...content.intents.values()].find(({ answer }) => 'article' in answer && answer.article === article)
  return found?.id
}

function choiceTurn(input: TurnInput, draft: Draft, value: string): Draft {
  const calculated = calculationChoice(input, draft, value)
  if (calculated !== undefined) return calculated
  const decision = readValue(input, value)
  return decision === undefined
    ? textTurn(input, draft, textOf(input.message.content))
    : carryOut(input, draft, decision)
}

/** "slot:gender=male" fills the form; "calc:steps" explains it; "calc:<intent>" opens it. */
function calculationChoice(input: TurnInput, draft: Draft, value: string): Draft | undefined {
  const [kind, rest = ''] = split(value, ':')
  if (kind === 'calc' && rest === 'steps') return explainSteps(input, draft)
  if (kind === 'calc') {
    const intent = input.content.intents.get(rest)
    return intent === undefined
      ? undefined
      : proceed(input, withContext(draft, { form: undefined }), intent, { values: {} })
  }
  const { form } = draft.conversation.context
  const [name, chosen = ''] = split(rest, '=')
  const intent = form === undefined ? undefined : input.content.intents.get(form.intent)
  if (kind !== 'slot' || form === undefined || intent === undefined) return undefined
  return proceed(input, draft, intent, { values: { ...form.values, [name]: slotValue(chosen) } })
}

function slotValue(chosen: string): string | number | boolean {
  if (chosen === 'true' || chosen === 'false') return chosen === 'true'
  return /^\d+$/.test(chosen) ? Number(chosen) : chosen
}

function readValue({ content }: TurnInput, value: string): Decision | undefined {
  if (value === 'act.human' || value === 'yes:human') return { kind: 'handoff', reason: 'asked' }
  if (value === 'no') return { kind: 'say', text: 'deny_none' }
  const [kind, rest = ''] = split(value, ':')
  if (kind === 'intent' && content.intents.has(rest)) return decideTopic(content, rest)
  if (kind === 'section') {
    const [article, section = ''] = split(rest, '#')
    const intent = intentOf(content, article) ?? article
    if (content.articles.has(article)) return { kind: 'answer', intent, article, section }
  }
  return undefined
}

function split(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)]
}

function attachmentTurn(input: TurnInput, draft: Draft): Draft {
  const { content: inbound } = input.message
  const type = inbound.kind === 'attachment' ? inbound.type : 'other'
  if (type === 'sticker') return saying(draft, { kind: 'text', text: say(input.content, 'affirm_none') })
  return offer(input, draft, type === 'audio' ? 'voice_not_supported' : 'attachment_received')
}

function offer({ content }: TurnInput, draft: Draft, key: string): Draft {
  const choices = [{ label: content.dialogue.buttons.human, value: 'act.human' }]
  return saying(draft, { kind: 'choices', text: say(content, key), choices })
}
