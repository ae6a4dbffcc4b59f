import { createInterface } from 'node:readline/promises'
import { createTalk } from '../turn/talk.ts'
import { loadEngine } from './engine.ts'

/** `ansinh chat`: talk to the assistant in the terminal; an empty line or Ctrl-D ends it. */
export async function chatCommand(): Promise<number> {
  const { content, understandText } = loadEngine()
  const talk = createTalk(content, understandText)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  process.stdout.write('An Sinh nghe đây. Gõ câu hỏi rồi nhấn Enter; Ctrl-D để thoát.\n')
  terminal.setPrompt('> ')
  terminal.prompt()
  for await (const line of terminal) {
    if (line.trim() !== '') {
      const { reply } = talk.say({
        conversation: 'terminal',
        content: { kind: 'text', text: line },
        at: new Date(),
        channel: 'web',
      })
      const choices = reply.choices.map((choice, index) => `  ${index + 1}. ${choice.label}`)
      process.stdout.write(`\n${[reply.text, ...choices].join('\n')}\n\n`)
    }
    terminal.prompt()
  }
  return 0
}
