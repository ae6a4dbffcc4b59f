import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent } from '../../src/content/load-content.ts'
import { vietnamDay } from '../../src/core/clock.ts'
import type { InboundContent } from '../../src/core/message.ts'
import { loadModel } from '../../src/load-model.ts'
import { projectRoot } from '../../src/root.ts'
import { createTalk, type Talk, type TalkReply } from '../../src/turn/talk.ts'
import { understand } from '../../src/understanding/understand.ts'
import {
  readScripts,
  type ConversationScript,
  type Expectation,
  type ScriptLine,
} from '../support/conversation-script.ts'

/** A Wednesday morning on which the desk is open. */
const WORKING_HOURS = '2026-11-25T09:00:00+07:00'
/** Without a cached model it is trained first: a minute on one busy core. */
const TRAINING_MS = 180_000

const files = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .toSorted()

let newTalk: () => Talk

beforeAll(() => {
  const content = loadContent(projectRoot, vietnamDay(new Date(WORKING_HOURS)))
  const { model, vocabulary } = loadModel(content, () => undefined)
  newTalk = () => createTalk(content, (text, today) => understand(text, model, { vocabulary, today }))
}, TRAINING_MS)

describe.each(files)('%s', (file) => {
  const scripts = readScripts(new URL(file, import.meta.url))

  it.each(scripts.map((script): [string, ConversationScript] => [script.name, script]))('%s', (_name, script) => {
    const talk = newTalk()
    let at = script.at ?? WORKING_HOURS

    for (const [index, line] of script.talk.entries()) {
      at = line.at ?? at
      const reply = talk.say({ conversation: 'citizen', content: contentOf(line), at: new Date(at), channel: 'web' })

      check(
        reply,
        line.expect ?? {},
        `line ${index + 1}: ${line.citizen ?? line.tap ?? line.sends ?? ''}\n${reply.reply.text}`,
      )
    }
  })
})

function contentOf({ citizen, tap, rates, sends }: ScriptLine): InboundContent {
  if (citizen !== undefined) return { kind: 'text', text: citizen }
  if (tap !== undefined) return { kind: 'choice', value: tap }
  if (rates !== undefined) return { kind: 'rating', score: rates }
  if (sends === 'phone number') return { kind: 'contact', phone: '0912345678' }
  return { kind: 'attachment', type: sends ?? 'other' }
}

function check(reply: TalkReply, expected: Expectation, where: string): void {
  const { text, choices } = reply.reply
  expect(text.trim(), where).not.toBe('')
  // Every reply can be read: no figure left unfilled, nothing of the program shown.
  expect(text, where).not.toMatch(/\{|\}|undefined|null|NaN/)
  for (const part of expected.contains ?? []) expect(text, where).toContain(part)
  for (const part of expected.notContains ?? []) expect(text, where).not.toContain(part)
  if (expected.choices !== undefined) {
    expect(choices.map((choice) => choice.label).slice(0, expected.choices.length), where).toEqual(expected.choices)
  }
  checkSources(reply, expected, where)
  for (const key of ['intent', 'state', 'survey'] as const) {
    if (expected[key] !== undefined) expect(reply[key], where).toBe(expected[key])
  }
  if (expected.escalation === null) expect(reply.escalation, where).toBeNull()
  else if (expected.escalation !== undefined) expect(reply.escalation, where).toMatchObject(expected.escalation)
}

function checkSources({ sources }: TalkReply, expected: Expectation, where: string): void {
  const cited = sources.flatMap(({ law, article }) => [law, `${law}:${article}`])
  for (const source of expected.sources ?? []) expect(cited, where).toContain(source)
  for (const source of expected.notSources ?? []) expect(cited, where).not.toContain(source)
  if (expected.noSources === true) expect(cited, where).toEqual([])
}
