import { readChoice } from '../dialogue/read-choice.ts'
import { textOf } from '../core/message.ts'
import { tokens } from '../core/vietnamese.ts'
import { humanOrNot } from './carry-out.ts'
import { choiceTurn } from './choice-turn.ts'
import { textTurn } from './text-turn.ts'
import { say, saying, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

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
