import type { BotCommand } from 'grammy/types'
import type { InboundContent } from '../../src/core/message.ts'

/** The menu beside the text field; names are Latin letters, digits and underscores (Bot API, BotCommand). */
export const commands: readonly BotCommand[] = [
  { command: 'start', description: 'Bắt đầu' },
  { command: 'hoi', description: 'Hỏi về BHXH, BHYT, BHTN: /hoi rồi đến câu hỏi' },
  { command: 'nhanvien', description: 'Gặp nhân viên' },
  { command: 'ketthuc', description: 'Kết thúc và đánh giá' },
  { command: 'help', description: 'Hướng dẫn' },
]

/** Whether a command without our name, in a group, can be meant for us. */
export function isOurs(name: string): boolean {
  return commands.some(({ command }) => command === name)
}

/** What a command says, in order; `rest` is what stands behind it. */
export function readCommand(name: string, rest: string): readonly InboundContent[] {
  switch (name) {
    case 'start':
      return started(rest)
    case 'help':
      return [{ kind: 'event', event: 'opened' }]
    case 'hoi':
      return rest === '' ? [{ kind: 'event', event: 'opened' }] : [{ kind: 'text', text: rest }]
    case 'nhanvien':
      return [{ kind: 'choice', value: 'act.human', label: 'Gặp nhân viên' }]
    case 'ketthuc':
      return [{ kind: 'text', text: 'Tạm biệt' }]
    default:
      // Somebody's own command: its words may still ask something.
      return [{ kind: 'text', text: `${name.replaceAll('_', ' ')} ${rest}`.trim() }]
  }
}

/** `t.me/<bot>?start=pension-eligibility` opens a topic: a payload may not hold the dot of an intent's name. */
const TOPIC = /^[a-z0-9_]+(?:-[a-z0-9_]+)+$/
/** Bot API: up to 64 characters of A–Z, a–z, 0–9, `_` and `-`. */
const PAYLOAD = /^[\w-]{1,64}$/

function started(payload: string): readonly InboundContent[] {
  if (!PAYLOAD.test(payload)) return [{ kind: 'event', event: 'opened' }]
  const opened: InboundContent = { kind: 'event', event: 'opened', text: payload }
  if (!TOPIC.test(payload)) return [opened]
  return [opened, { kind: 'choice', value: `intent:${payload.replaceAll('-', '.')}` }]
}
