import type { IntentMatch } from '../core/intent.ts'
import { say, saying, withContext, type Draft, type TurnInput } from './turn.ts'

/** A code or card number that was sent is never echoed; the citizen hears once that nobody here needs it. */
export function warnOfNumbers({ content }: TurnInput, draft: Draft, { entities }: IntentMatch): Draft {
  const secret = entities.some(({ type }) => type === 'secret_code')
  const personal = entities.some(({ type }) => personalNumbers.has(type))
  if (!secret && (!personal || draft.conversation.context.warnedOfNumbers === true)) return draft
  const told = withContext(draft, { warnedOfNumbers: true })
  return saying(told, { kind: 'text', text: say(content, secret ? 'secret_code_warning' : 'personal_number_warning') })
}

const personalNumbers = new Set(['id_number', 'insurance_number', 'health_card_number', 'account_number'])
