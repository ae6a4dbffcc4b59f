import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadEngine } from '../../src/commands/engine.ts'
import { projectRoot } from '../../src/root.ts'
import { createTalk } from '../../src/turn/talk.ts'

/** What we put into a citizen's mouth we must be able to answer. */
const suggested = suggestedQuestions()

describe('the questions that the widget suggests', () => {
  const { content, understandText } = loadEngine()

  it.each(suggested)('%s is answered with its law', (text) => {
    const talk = createTalk(content, understandText)

    const { sources } = talk.say({
      conversation: 'one',
      content: { kind: 'text', text },
      at: new Date(),
      channel: 'web',
    })

    expect(sources).not.toEqual([])
  })
})

function suggestedQuestions(): string[] {
  const source = readFileSync(join(projectRoot, 'channels/web/widget/message-log.tsx'), 'utf8')
  const found = Array.from(source.matchAll(/^ {2}'([^']+\?)',$/gm), ([, text = '']) => text)
  if (found.length === 0) throw new Error('the widget suggests nothing any more: this test looks in the wrong place')
  return found
}
