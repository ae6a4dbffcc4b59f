import { join } from 'node:path'
import { prepareSections } from '../../src/answering/find-articles.ts'
import { readLabelledLines } from '../../src/commands/labelled-lines.ts'
import { globFiles } from '../../src/content/glob-files.ts'
import { loadContent } from '../../src/content/load-content.ts'
import { vietnamDay } from '../../src/core/clock.ts'
import { loadModel } from '../../src/load-model.ts'
import { projectRoot } from '../../src/root.ts'
import { createTalk } from '../../src/turn/talk.ts'
import { understand } from '../../src/understanding/understand.ts'

export interface AnswerFigures {
  readonly questions: number
  readonly p50ms: number
  readonly p99ms: number
}

/** Whole answers (understand, decide, calculate, compose) on the house's questions; each its own conversation. */
export async function benchAnswers(say: (line: string) => void): Promise<AnswerFigures> {
  const now = new Date()
  const content = loadContent(projectRoot, vietnamDay(now))
  const { model, vocabulary } = loadModel(content, say)
  // As the server does it after it listens.
  await prepareSections(content)
  const texts = globFiles(projectRoot, 'test/eval/sets', '.jsonl')
    .flatMap((file) => readLabelledLines(join(projectRoot, file)))
    .map(({ text }) => text)
  const answer = (text: string): void => {
    const talk = createTalk(content, (words, today) => understand(words, model, { vocabulary, today }))
    talk.say({ conversation: 'citizen', content: { kind: 'text', text }, at: now, channel: 'web' })
  }
  // The first calls run uncompiled code.
  for (const text of texts.slice(0, 500)) answer(text)
  const took = texts.map((text) => {
    const started = performance.now()
    answer(text)
    return performance.now() - started
  })
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100
  return { questions: texts.length, p50ms: at(0.5), p99ms: at(0.99) }
}
