import { noting, say, saying, withConversation, type Draft, type TurnInput } from './turn.ts'
import { unreachable } from '../core/message.ts'
import type { LinkOutcome } from '../links/contract.ts'

/** Tells what became of the wish to link two channels. The code itself goes into no event: it is a key for ten minutes. */
export function linkTurn({ content }: Pick<TurnInput, 'content'>, draft: Draft, link: LinkOutcome): Draft {
  const noted = noting(withConversation(draft, { mode: 'bot' }), 'link', { outcome: link.kind })
  const text = (words: string): Draft => saying(noted, { kind: 'text', text: words })
  switch (link.kind) {
    case 'code':
      return text(say(content, 'link_code', { number: link.code }))
    case 'linked':
      return text(say(content, 'link_done'))
    case 'own':
      return text(say(content, 'link_own'))
    case 'unknown':
      return text(say(content, 'link_wrong'))
    case 'too-many':
      return text(say(content, 'link_too_many'))
    default:
      return unreachable(link)
  }
}
