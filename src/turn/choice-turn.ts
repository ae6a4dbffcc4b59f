import { decideTopic, type Decision } from '../dialogue/decide.ts'
import { textOf } from '../core/message.ts'
import { carryOut } from './carry-out.ts'
import { explainSteps, proceed } from './form-turn.ts'
import { textTurn } from './text-turn.ts'
import { withContext, type Draft, type TurnInput } from './turn.ts'

/** A tap, or a number or label typed instead of one. */
export function choiceTurn(input: TurnInput, draft: Draft, value: string): Draft {
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

/** A tapped section may belong to an earlier topic than the one that is talked about now. */
function intentOf(content: TurnInput['content'], article: string): string | undefined {
  const found = [...content.intents.values()].find(({ answer }) => 'article' in answer && answer.article === article)
  return found?.id
}
