import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkSurveySignals, loadSurveySignals } from '../../../src/content/survey-signals.ts'
import type { ContentProblem } from '../../../src/content/content.ts'
import { projectRoot } from '../../../src/root.ts'
import { smallContent } from '../../support/small-content.ts'
import { content } from '../../support/workers.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'signals-'))
  mkdirSync(join(root, 'intents'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('the signals of the house name intents that exist', () => {
  expect(loadSurveySignals(projectRoot, content).hospital.intents).toContain('hi.referral')
})

test('a mistake is told with file, line and field', () => {
  const text = 'hospital:\n  intents: [no.such]\n  complaints: [complaint.submit]\n  words: [bệnh viện]\n'
  writeFileSync(join(root, 'intents/survey-signals.yaml'), text)
  const problems: ContentProblem[] = []

  checkSurveySignals(root, smallContent(), problems)

  expect(problems[0]).toEqual({
    level: 'error',
    file: 'intents/survey-signals.yaml',
    line: 2,
    field: 'hospital.intents.0',
    message: 'there is no intent "no.such"',
  })
  expect(() => loadSurveySignals(root, smallContent())).toThrow('intents/survey-signals.yaml:2')
})

test('words are lower-case letters: anything else would be read as a pattern', () => {
  const text = 'hospital:\n  intents: [a.b]\n  complaints: [a.b]\n  words: ["b(v"]\n'
  writeFileSync(join(root, 'intents/survey-signals.yaml'), text)

  expect(() => loadSurveySignals(root, smallContent())).toThrow('hospital.words.0')
})
