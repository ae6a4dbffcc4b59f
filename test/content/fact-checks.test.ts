import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/load-model.ts'
import { projectRoot } from '../../src/root.ts'
import { createTalk } from '../../src/turn/talk.ts'
import { understand } from '../../src/understanding/understand.ts'
import { contentOf } from './content-days.ts'

/** One fact that a good answer to the question surely holds; written from the sources by another hand. */
interface FactCheck {
  readonly id: string
  readonly text: string
  readonly contains?: readonly string[]
  readonly anyOf?: readonly string[]
  readonly notContains?: readonly string[]
  readonly law?: string
}

const NOW = new Date('2026-11-25T03:00:00Z')

describe('answers', () => {
  it('hold the facts that other hands took from the sources', { timeout: 240_000 }, () => {
    const content = contentOf()
    const { model, vocabulary } = loadModel(content, () => undefined)
    const talk = createTalk(content, (text, today) => understand(text, model, { vocabulary, today }))

    const checks = readChecks()
    const failures = checks.flatMap((check) => {
      const said = talk.say({
        conversation: check.id,
        content: { kind: 'text', text: check.text },
        at: NOW,
        channel: 'test',
      })
      const missing = missingIn(
        check,
        said.reply.text,
        said.sources.map(({ law }) => law),
      )
      return missing === undefined ? [] : [`${check.id} [${said.intent}] ${check.text}\n   ${missing}`]
    })

    process.stderr.write(
      `fact checks: ${checks.length - failures.length} of ${checks.length} hold\n${failures.join('\n')}\n`,
    )
    expect(1 - failures.length / checks.length).toBeGreaterThanOrEqual(0.92)
  })
})

function missingIn(check: FactCheck, text: string, laws: readonly string[]): string | undefined {
  const missing = (check.contains ?? []).filter((part) => !text.includes(part))
  if (missing.length > 0) return `lacks ${missing.join(' | ')}`
  if (check.anyOf !== undefined && check.anyOf.every((part) => !text.includes(part)))
    return `lacks any of ${check.anyOf.join(' | ')}`
  const wrong = (check.notContains ?? []).filter((part) => text.includes(part))
  if (wrong.length > 0) return `says ${wrong.join(' | ')}`
  return check.law === undefined || laws.includes(check.law) ? undefined : `does not cite ${check.law}`
}

function readChecks(): FactCheck[] {
  const lines = readFileSync(`${projectRoot}/test/eval/facts.jsonl`, 'utf8').split('\n')
  return lines.flatMap((line): FactCheck[] => (line.trim() === '' ? [] : [JSON.parse(line)]))
}
