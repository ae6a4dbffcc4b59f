import type { Content } from '../content/content.ts'
import type { FormState } from '../core/conversation.ts'
import type { Elsewhere, Intent, IntentMatch } from '../core/intent.ts'
import { fold } from '../core/vietnamese.ts'

/** The intent whose form calculates what the message asks for; most often the intent's own. */
export function meantIntent({ intents }: Content, intent: Intent, text: string): Intent {
  const other = elsewhereOf(intent, text)
  return (other && intents.get(other.intent)) ?? intent
}

function elsewhereOf({ preset }: Intent, text: string): Elsewhere | undefined {
  const folded = fold(text)
  return preset.elsewhere?.find(({ if: pattern }) => new RegExp(pattern).test(folded))
}

/** The neighbour that its own words make certain: a bill "không có giấy chuyển" is about referral. */
export function withMeantIntent({ intents }: Content, match: IntentMatch, text: string): IntentMatch {
  const intent = intents.get(match.intent)
  const other = intent === undefined || match.entities.length === 0 ? undefined : elsewhereOf(intent, text)
  return other?.isMeant === true ? { ...match, intent: other.intent } : match
}

/** The form that goes on: another calculation takes over the values that it shares. */
export function carriedOver(form: FormState, to: Intent): FormState {
  if (form.intent === to.id) return form
  const shared = Object.entries(form.values).filter(([name]) => to.slots.some((slot) => slot.name === name))
  return { intent: to.id, values: Object.fromEntries(shared), misses: 0 }
}
