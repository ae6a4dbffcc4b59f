import type { Decision } from '../dialogue/decide.ts'
import { meantIntent } from '../dialogue/meant-form.ts'
import { fill, nextSlot, startForm } from '../dialogue/form.ts'
import { vietnamDay } from '../core/clock.ts'
import type { FormState } from '../core/conversation.ts'
import type { Intent, IntentMatch } from '../core/intent.ts'
import { textOf } from '../core/message.ts'
import { fold } from '../core/vietnamese.ts'
import { carryOut } from './carry-out.ts'
import { isWhatIf, proceed } from './form-turn.ts'
import { withContext, type Draft, type TurnInput } from './turn.ts'

/**
 * A question with figures in it wants a figure. All known: it is calculated. Some missing: the rule is answered, and
 * the first missing value asked for, since the rule may be all that was wanted.
 */
export function beginForm(input: TurnInput, draft: Draft, decision: Decision, match: IntentMatch): Draft | undefined {
  if (decision.kind !== 'answer') return undefined
  const own = input.content.intents.get(decision.intent)
  const text = textOf(input.message.content)
  const intent = own && meantIntent(input.content, own, text)
  if (intent === undefined || !('calculator' in intent.answer) || intent.slots.length === 0) return undefined
  const begun = startForm(intent, { entities: match.entities, text }, draft.conversation.context.form)
  const said = { entities: match.entities, text }
  const form = begun && withEarlier(input, draft, { intent, form: begun, said })
  const fresh = withContext(draft, { form: undefined })
  if (form === undefined) {
    return WANTS_CALCULATION.test(fold(text)) ? proceed(input, fresh, intent, { values: {} }) : undefined
  }
  const dated = decision.day === undefined ? form : { ...form, day: decision.day }
  if (nextSlot(intent, form) === undefined) return proceed(input, fresh, intent, dated)
  return proceed(input, carryOut(input, fresh, { ...decision, room: ROOM_BESIDE_A_QUESTION }), intent, dated)
}

/**
 * "Nam ạ", "đóng 24 năm rồi" after an answer about pensions: whoever tells their own values wants their own figure, though
 * the message asks nothing by itself.
 */
export function beginByValues(
  input: TurnInput,
  draft: Draft,
  decision: Decision,
  match: IntentMatch,
): Draft | undefined {
  const { intent: id, context } = draft.conversation
  const intent = id === undefined ? undefined : input.content.intents.get(id)
  const isOther = decision.kind === 'answer' && decision.intent !== id && !isWhatIf(textOf(input.message.content))
  const isFresh = intent !== undefined && context.lastQuestion?.topic === intent.topic && context.form === undefined
  if (!isFresh || isOther || match.intent.startsWith('act.')) return undefined
  if (!('calculator' in intent.answer) || intent.slots.length === 0) return undefined
  const text = textOf(input.message.content)
  const form = startForm(intent, { entities: match.entities, text: `tinh cho ${text}` })
  return form === undefined
    ? undefined
    : proceed(
        input,
        draft,
        intent,
        withEarlier(input, draft, { intent, form, said: { entities: match.entities, text } }),
      )
}

/** What the question before said holds on: "tôi suy giảm 65% …?", then "về sớm 3 năm thì được bao nhiêu?". */
function withEarlier({ understand, now }: TurnInput, draft: Draft, { intent, form, said }: Begun): FormState {
  const { lastQuestion } = draft.conversation.context
  if (lastQuestion?.topic !== intent.topic) return form
  const { text } = lastQuestion
  const { entities } = understand(text, vietnamDay(now))
  const { values } = fill(intent, { intent: intent.id, values: {}, misses: 0 }, { entities, text })
  const lasting = Object.fromEntries(Object.entries(values).filter(([name]) => isLasting(intent, name)))
  // Read once more: what was said before decides which of the new values count.
  return fill(intent, { ...form, values: { ...lasting, ...form.values } }, said)
}

interface Begun {
  readonly intent: Intent
  readonly form: FormState
  readonly said: { readonly entities: IntentMatch['entities']; readonly text: string }
}

/** Who somebody is holds on; an amount or a day may have been another case's. */
function isLasting({ slots }: Intent, name: string): boolean {
  const type = slots.find((slot) => slot.name === name)?.type
  return type === 'gender' || type === 'choice' || type === 'birth_date'
}

/** "Tính lương hưu giúp tôi": nothing is known yet, but a calculation is what is wanted. */
const WANTS_CALCULATION =
  /^tinh |(?<![a-z])tinh (?:giup|ho|dum|gium|cho|thu|xem)(?![a-z])|(?<![a-z])tinh [a-z ]{2,40} (?:giup|ho|dum|gium|cho) (?:toi|em|minh|chau|bac|con|chi|anh)/

/** In characters, so that the answer and the question after it stay one screen. */
const ROOM_BESIDE_A_QUESTION = 650
