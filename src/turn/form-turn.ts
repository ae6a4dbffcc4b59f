import { citationLine } from '../answering/cite.ts'
import { citationsOfResult, headlineOf, warningTexts } from '../answering/explain-calculation.ts'
import { vietnamDay } from '../core/clock.ts'
import type { FormState } from '../core/conversation.ts'
import type { Intent, IntentMatch, Slot } from '../core/intent.ts'
import type { Choice } from '../core/message.ts'
import { fold, tokens } from '../core/vietnamese.ts'
import { calculatorInput, fill, nextSlot, type Filled } from '../dialogue/form.ts'
import { calculate } from '../entitlements/calculate.ts'
import type { CalculationResult } from '../entitlements/calculator.ts'
import { couldFill } from '../dialogue/read-slot.ts'
import { formatNumber } from '../entitlements/parameters.ts'
import { carriedOver, meantIntent } from '../dialogue/meant-form.ts'
import { tellEarly } from './early-result.ts'
import { noting, say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** Wrong answers in a row after which a person is offered. */
const MOST_MISSES = 2

/**
 * A message while a calculation is being filled in, or right after one: a value, a correction ("à nhầm, 17 năm"), "còn
 * nếu 14 năm?". Undefined where the message is about something else.
 */
export function formTurn(input: TurnInput, draft: Draft, match: IntentMatch, text: string): Draft | undefined {
  const open = draft.conversation.context.form
  const own = open === undefined ? undefined : input.content.intents.get(open.intent)
  if (open === undefined || own === undefined) return undefined
  const intent = meantIntent(input.content, own, text)
  const form = carriedOver(open, intent)
  const certain = match.confidence >= input.content.dialogue.thresholds.answer
  if (RESUMES.test(fold(text))) return resume(input, draft, { form, intent, match, text })
  if (certain && leavesForm(match)) return undefined
  if (form.asking === undefined) return recalculate(input, draft, { form, intent, match, text })
  const isOther =
    certain && match.intent !== form.intent && !match.intent.startsWith('act.') && match.intent !== 'out_of_scope'
  // In a whole sentence about something else a number is not the answer; a figure of the asked kind still is.
  const isSentence = isOther && tokens(text).length >= SENTENCE && QUESTION.test(fold(text))
  const isMeant = isWhatIf(text)
  if (isSentence && !isMeant && match.confidence >= SURE) return undefined
  const { asking: _asked, ...unasked } = form
  const filled = fill(intent, isSentence ? unasked : form, { entities: match.entities, text })
  if (filled.doubtful !== undefined) return askWhich(input, draft, form, filled.doubtful)
  if (isMeant && filled.changed) return proceed(input, draft, intent, filled)
  if (!(form.asking in filled.values) && isOther) return undefined
  if (filled.changed) return proceed(input, draft, intent, filled)
  if (QUESTION.test(fold(text))) return undefined
  return missed(input, draft, intent, form)
}

/** "Được trả bao nhiêu phần trăm lương?" is no answer, but wants one. */
const QUESTION =
  /\?\s*$|(?<![a-z])(?:bao nhieu|may (?:phan tram|ngay|lan)|bao lau|o dau|the nao|nhu nao|la gi|gi vay|can gi|gom gi|nhung gi|tai sao|vi sao|lam sao)(?![a-z])|(?<![a-z])(?:co|duoc|phai|can|bi|nen) [a-z ]{2,60}(?:khong|ko|hong|chua)(?: a| vay| em| ha| ad)?\s*\.?$/

/** Another question that is so certain takes its figures with it. */
const SURE = 0.9

/** In words. */
const SENTENCE = 5

/** "Quay lại chuyện rút một lần nhé": back to the calculation, with what is said beside it. */
const RESUMES = /(?<![a-z])(?:quay lai|tro lai|tinh tiep|lam tiep|tiep tuc tinh|tinh lai)(?![a-z])/

function resume(input: TurnInput, draft: Draft, { form, intent, match, text }: Asked): Draft {
  const filled = fill(intent, form, { entities: match.entities, text })
  return proceed(input, draft, intent, filled)
}

/** What ends or suspends a form whatever was asked. */
function leavesForm({ intent }: IntentMatch): boolean {
  return ['act.cancel', 'act.human', 'act.distress', 'act.abuse', 'act.privacy', 'act.goodbye', 'act.thanks'].includes(
    intent,
  )
}

interface Asked {
  readonly form: FormState
  readonly intent: Intent
  readonly match: IntentMatch
  readonly text: string
}

/** After a result, values without another question mean the same calculation once more. */
function recalculate(input: TurnInput, draft: Draft, { form, intent, match, text }: Asked): Draft | undefined {
  const isUnclear = match.intent === 'out_of_scope' || match.confidence < input.content.dialogue.thresholds.answer
  const isSame = match.intent === form.intent || isUnclear
  if (!isSame && !isWhatIf(text)) return undefined
  const filled = fill(intent, form, { entities: match.entities, text })
  // A value told again wants its result again.
  const isTold = match.entities.some((entity) => intent.slots.some((slot) => couldFill(slot, entity)))
  if (filled.changed || (isTold && tokens(text).length <= SENTENCE)) return proceed(input, draft, intent, filled)
  // "Còn nếu 5 người?": a bare number for the only slot that counts.
  const counted = intent.slots.filter(({ type }) => type === 'count' || type === 'region')
  const [only] = counted
  if (counted.length !== 1 || only === undefined) return undefined
  const again = fill(intent, { ...form, asking: only.name }, { entities: [], text })
  return again.changed ? proceed(input, draft, intent, again) : undefined
}

/** "À nhầm, 6 triệu", "còn nếu 14 năm?": the same calculation with another value, whatever topic its words belong to. */
export function isWhatIf(text: string): boolean {
  return CORRECTION.test(text) || WHAT_IF.test(fold(text))
}

const CORRECTION =
  /(?<!\p{L})(?:nhầm|nham|sửa lại|sua lai|à quên|ý tôi là|còn nếu|con neu|thế còn|the con|giả sử)(?!\p{L})/iu

/** "Còn thẻ hưu trí thì sao?": one value is another, whatever topic that word belongs to. */
const WHAT_IF =
  /^(?:a |u |ok |vay |the |con |the con |vay con )?(?:neu |con |gia su )?[a-z0-9 ,.]{1,40} thi (?:sao|the nao|duoc bao nhieu|bao nhieu)/

/** The next question, or the result. */
export function proceed(input: TurnInput, draft: Draft, intent: Intent, filled: Pick<Filled, 'values' | 'day'>): Draft {
  const day = filled.day === undefined ? {} : { day: filled.day }
  const form: FormState = { intent: intent.id, values: filled.values, misses: 0, ...day }
  const known = withConversation(draft, { intent: intent.id, misunderstood: 0 })
  const slot = nextSlot(intent, form)
  if (slot !== undefined) {
    const told = tellEarly(input, known, { intent, form, next: slot })
    return ask(input, told, form, { slot, intro: draft.conversation.context.form === undefined })
  }
  return giveResult(input, known, intent, form)
}

/** The pending question again, after another one was answered in between. */
export function askAgain(input: TurnInput, draft: Draft, form: FormState): Draft {
  const slot = input.content.intents.get(form.intent)?.slots.find(({ name }) => name === form.asking)
  return slot === undefined
    ? draft
    : ask(input, draft, form, { slot, intro: false, lead: say(input.content, 'form_resume') })
}

interface Question {
  readonly slot: Slot
  readonly intro: boolean
  readonly lead?: string
}

function ask(input: TurnInput, draft: Draft, form: FormState, { slot, intro, lead }: Question): Draft {
  const opening = lead ?? (intro ? say(input.content, 'form_intro') : '')
  const text = [opening, slot.ask].filter(Boolean).join(' ')
  const asking = withContext(draft, { form: { ...form, asking: slot.name }, servedByBot: true })
  const choices = slotChoices(slot)
  return choices.length === 0
    ? saying(asking, { kind: 'text', text })
    : saying(asking, { kind: 'choices', text, choices })
}

function slotChoices(slot: Slot): Choice[] {
  const choice = (label: string, value: string | number | boolean): Choice => ({
    label,
    value: `slot:${slot.name}=${value}`,
  })
  switch (slot.type) {
    case 'gender':
      return [choice('Nam', 'male'), choice('Nữ', 'female')]
    case 'yes_no':
      return [choice('Có', true), choice('Không', false)]
    case 'region':
      return [1, 2, 3, 4].map((region) => choice(`Vùng ${region}`, region))
    case 'choice':
      return (slot.options ?? []).map(({ label, value }) => choice(label, value))
    default:
      return []
  }
}

function askWhich(input: TurnInput, draft: Draft, form: FormState, doubtful: NonNullable<Filled['doubtful']>): Draft {
  const { slot, options } = doubtful
  const choices = options.map((value) => ({
    label: `${formatNumber(value)} đồng`,
    value: `slot:${slot.name}=${value}`,
  }))
  const asking = withContext(draft, { form: { ...form, asking: slot.name } })
  return saying(asking, { kind: 'choices', text: say(input.content, 'form_which'), choices })
}

function missed(input: TurnInput, draft: Draft, intent: Intent, form: FormState): Draft {
  const slot = intent.slots.find(({ name }) => name === form.asking)
  const misses = form.misses + 1
  if (slot === undefined) return draft
  const counted = { ...form, misses }
  const again = ask(input, draft, counted, { slot, intro: false, lead: say(input.content, 'form_again') })
  if (misses < MOST_MISSES) return again
  const { buttons } = input.content.dialogue
  const choices = [...slotChoices(slot), { label: buttons.human, value: 'act.human' }]
  const text = `${say(input.content, 'form_again')} ${slot.ask}`
  return saying(withContext(draft, { form: { ...counted, asking: slot.name } }), { kind: 'choices', text, choices })
}

function giveResult(input: TurnInput, draft: Draft, intent: Intent, form: FormState): Draft {
  const { content, now } = input
  const calculator = 'calculator' in intent.answer ? (intent.answer.calculator ?? '') : ''
  const calculation = calculate(calculator, calculatorInput(intent, form, form.day ?? vietnamDay(now)), content)
  if ('error' in calculation) return refused(input, draft, { intent, form, ...calculation.error })
  const citations = citationsOfResult(calculation.result)
  const text = resultText(input, calculator, calculation.result)
  const done = withContext(draft, {
    form,
    lastReply: text,
    lastCitations: citations,
    answered: true,
    servedByBot: true,
    ...('article' in intent.answer ? { article: intent.answer.article } : {}),
  })
  const noted = noting(done, 'calculated', { calculator, intent: intent.id })
  const choices = [{ label: say(content, 'form_steps'), value: 'calc:steps' }]
  return saying(noted, { kind: 'choices', text, choices }, citations)
}

/** In characters: the result, what to watch out for, and the law fit one bubble. */
const ROOM = 880

export function resultText(
  { content }: Pick<TurnInput, 'content'>,
  calculator: string,
  result: CalculationResult,
): string {
  const law = `${say(content, 'sources_prefix')} ${citationLine(citationsOfResult(result), (number) => content.documents.get(number))}`
  const lines = [headlineOf(calculator, result)]
  const last = result.steps.at(-1) ?? ''
  for (const line of [...warningTexts(result), last]) {
    if ([...lines, line, law].join('\n\n').length <= ROOM) lines.push(line)
  }
  return [...lines, law].join('\n\n')
}

/** The steps of the last result, as many as one message holds. */
export function explainSteps(input: TurnInput, draft: Draft): Draft | undefined {
  const { form } = draft.conversation.context
  const intent = form === undefined ? undefined : input.content.intents.get(form.intent)
  if (form === undefined || intent === undefined || !('calculator' in intent.answer)) return undefined
  const calculation = calculate(
    intent.answer.calculator ?? '',
    calculatorInput(intent, form, form.day ?? vietnamDay(input.now)),
    input.content,
  )
  if ('error' in calculation) return undefined
  const numbered = calculation.result.steps.map((step, at) => `${at + 1}. ${step}`)
  let text = ''
  for (const line of numbered) if (text.length + line.length < ROOM) text += `${text === '' ? '' : '\n'}${line}`
  return saying(draft, { kind: 'text', text }, citationsOfResult(calculation.result))
}

interface Refusal {
  readonly intent: Intent
  readonly form: FormState
  readonly field: string
  readonly message: string
}

/** A value that the calculator does not take is asked for again, with the reason; else a person. */
function refused(input: TurnInput, draft: Draft, { intent, form, field, message }: Refusal): Draft {
  const slot = intent.slots.find(({ name }) => name === field)
  if (slot !== undefined) {
    const values = Object.fromEntries(Object.entries(form.values).filter(([name]) => name !== field))
    return ask(input, draft, { ...form, values }, { slot, intro: false, lead: message })
  }
  const choices = [{ label: input.content.dialogue.buttons.human, value: 'act.human' }]
  const text = `${message} ${say(input.content, 'handoff_offer')}`
  return saying(withContext(draft, { form: { ...form, misses: 0 } }), { kind: 'choices', text, choices })
}
