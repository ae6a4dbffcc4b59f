import { z } from 'zod'
import { nfc } from '../core/vietnamese.ts'
import { createTalk } from '../turn/talk.ts'
import type { InboundContent } from '../core/message.ts'
import { loadEngine } from './engine.ts'
import { answerJsonLines } from './json-lines.ts'

const name = z.union([z.string(), z.number()])

const common = {
  id: name,
  conversation: name.transform(String),
  at: z.iso.datetime({ offset: true }).optional(),
  channel: z.string().min(1).default('web'),
}

/** Told apart by `action`, so that a missing field is named. */
export const inputSchema = z.discriminatedUnion('action', [
  z.object({ ...common, action: z.undefined().optional(), text: z.string() }),
  z.object({ ...common, action: z.literal('choice'), value: name.transform(String) }),
])

/** `ansinh answer --jsonl`: one turn a line; lines of one `conversation` are its turns in order. */
export async function answerCommand(): Promise<number> {
  const { content, understandText } = loadEngine()
  const talk = createTalk(content, understandText)
  return answerJsonLines(inputSchema, (input) => {
    const inbound: InboundContent =
      'text' in input ? { kind: 'text', text: nfc(input.text) } : { kind: 'choice', value: input.value }
    const reply = talk.say({
      conversation: input.conversation,
      content: inbound,
      at: input.at === undefined ? new Date() : new Date(input.at),
      channel: input.channel,
    })
    return { id: input.id, conversation: input.conversation, ...reply }
  })
}
