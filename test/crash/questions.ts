import { loadEngine } from '../../src/commands/engine.ts'
import { createTalk } from '../../src/turn/talk.ts'

export interface KnownQuestion {
  readonly text: string
  /** The whole answer, as the engine gives it without any server. */
  readonly answer: string
}

/** Questions whose answers differ, so that an answer on the phone tells which question it belongs to. */
export function knownQuestions(count: number): KnownQuestion[] {
  const { content, understandText } = loadEngine()
  const questions: KnownQuestion[] = []
  const seen = new Set<string>()
  for (const intent of content.intents.values()) {
    const text = intent.examples[0]
    if (!('article' in intent.answer) || text === undefined) continue
    const talk = createTalk(content, understandText)
    const said = talk.say({ conversation: 'one', content: { kind: 'text', text }, at: new Date(), channel: 'zalo' })
    if (said.sources.length === 0 || seen.has(said.reply.text)) continue
    seen.add(said.reply.text)
    questions.push({ text, answer: said.reply.text })
    if (questions.length === count) break
  }
  return questions
}
