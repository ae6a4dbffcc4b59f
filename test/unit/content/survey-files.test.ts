import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { ContentProblem } from '../../../src/content/content.ts'
import { checkSurveyFiles, loadSurveyFiles } from '../../../src/content/survey-files.ts'
import { projectRoot } from '../../../src/root.ts'

let root: string | undefined
afterEach(() => root !== undefined && rmSync(root, { recursive: true, force: true }))

test('the yearly survey holds what was published, and what is only arithmetic says so', () => {
  const { results, targets } = loadSurveyFiles(projectRoot).yearly
  const [newest, before] = results

  expect(results).toHaveLength(2)
  expect(newest).toMatchObject({ year: 2025, issued: 91_296, returned: 84_508, valid: 84_448, value: 0.895 })
  expect(newest).toMatchObject({ range: [0.8405, 0.9676], changePoints: 2.03, confidence: 'H' })
  expect(before).toMatchObject({ year: 2024, value: 0.8747, confidence: 'M' })
  expect(before?.valid).toBeUndefined()
  expect((newest?.value ?? 0) - (before?.value ?? 0)).toBeCloseTo(0.0203, 12)
  expect(targets.map(({ until, value }) => [until, value])).toEqual([
    [2025, 0.85],
    [2030, 0.9],
  ])
  expect(targets.every(({ basis }) => basis.includes('28-NQ/TW'))).toBe(true)
})

test('the topics have a code each, and the rest stands last', () => {
  const { topics } = loadSurveyFiles(projectRoot)
  const codes = topics.topics.map(({ code }) => code)

  expect(new Set(codes).size).toBe(11)
  expect(codes.at(-1)).toBe('khac')
})

test('mistakes are told with file, line and field', () => {
  root = mkdtempSync(join(tmpdir(), 'ansinh-survey-'))
  mkdirSync(join(root, 'knowledge/survey'), { recursive: true })
  writeFileSync(join(root, 'knowledge/survey/yearly.yaml'), 'results:\n  - year: 2025\n    value: 89.5\ntargets: []\n')
  const problems: ContentProblem[] = []

  checkSurveyFiles(root, problems)

  expect(problems).toContainEqual(
    expect.objectContaining({
      file: 'knowledge/survey/yearly.yaml',
      line: 3,
      field: 'results.0.value',
      level: 'error',
    }),
  )
  expect(problems).toContainEqual(expect.objectContaining({ message: 'the file is missing' }))
  const empty = root
  expect(() => loadSurveyFiles(empty)).toThrow('knowledge/survey/yearly.yaml:')
})
