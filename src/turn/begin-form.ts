import type { Decision } from '../dialogue/decide.ts'
import { nextSlot, startForm } from '../dialogue/form.ts'
import type { IntentMatch } from '../core/intent.ts'
import { textOf } from '../core/message.ts'
import { fold } from '../core/vietnamese.ts'
import { carryOut } from './carry-out.ts'
import { proceed } from './form-turn.ts'
import { withContext, type Draft, type TurnInput } from './turn.ts'

/**
 * A question with figures in it wants a figure. All known: it is calculated. Some missing: the rule is answered, and
 * the first missing value asked for, since the rule may be all that was wanted.
 */
export function beginForm(input: TurnInput, draft: Draft, decision: Decision, match: IntentMatch): Draft | undefined {
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
