import { describe, expect, it } from 'vitest'
import { codeOf, currentVersion, fits } from '../../../src/content/instrument.ts'
import { checkContent } from '../../../src/content/load-content.ts'
import { wordingDigest } from '../../../src/content/wording-digest.ts'
import { content } from '../../support/workers.ts'
import { contentTree, surveyFile } from './content-tree.ts'

const FILE = 'intents/survey.yaml'
const problemsOf = (survey: string) => checkContent(contentTree({ [FILE]: survey }), '2026-11-25').problems

describe('the wording and its version', () => {
  it('belong together: another word without another version is an error that names the digest', () => {
    const problems = problemsOf(surveyFile.replace('overall: Hài lòng thế nào?', 'overall: Hài lòng chứ?'))

    expect(problems).toEqual([
      expect.objectContaining({ level: 'error', file: FILE, line: 2, field: 'versions.0.digest' }),
    ])
    expect(problems[0]?.message).toMatch(/add a version with digest [0-9a-f]{16}/)
  })

  it('are known by every word and its order', () => {
    const { wording } = content.survey
    const { F0, ...others } = wording.chips
    const turned = { ...wording, chips: { F0, ...others } }

    expect(wordingDigest(turned)).not.toBe(wordingDigest(wording))
  })

  it('cannot stand twice, or before the last', () => {
    const twice = surveyFile.replace('versions:', 'versions:\n  - { version: v1.0, from: 2027-01-01, what: Trước }')

    expect(problemsOf(twice).map(({ field }) => field)).toEqual(['versions.1.from', 'versions.1.version'])
  })
})

it.each([
  ['a clock that is none', 'from: 25:00', "from: '21:00'", 'quiet.from'],
  ['a share above one', 'share: 1.5', 'share: 0.25', 'sampling.share'],
  ['a code that the code book does not have', 'pensions: [pension.*]', 'che_do: [pension.*]', 'intentGroups'],
])('%s is refused with its field', (_name, wrong, right, field) => {
  const problems = problemsOf(surveyFile.replace(right, wrong))

  expect(problems.some((problem) => problem.level === 'error' && problem.field.startsWith(field))).toBe(true)
})

it('a pattern that fits no intent is warned of', () => {
  const problems = problemsOf(surveyFile.replace('[pension.*]', '[pension.*, pensoin.*]'))

  expect(problems).toEqual([expect.objectContaining({ level: 'warning', field: 'intentGroups.che_do.1' })])
})

describe('codeOf', () => {
  it.each([
    ['hi.premium', 'bhyt'],
    ['ui.amount', 'bhtn'],
    ['app.vssid_login', 'dich_vu_so'],
    ['pension.amount', 'che_do'],
    ['si.book_close', 'so_the'],
    ['si.history_lookup', 'so_the'],
    ['si.rate', 'thu'],
    ['voluntary.join', 'thu'],
    ['act.privacy', undefined],
    [undefined, undefined],
  ])('groups %s under %s', (intent, group) => {
    expect(codeOf(content.survey.intentGroups, intent)).toBe(group)
  })

  it('reads a star at the end of a pattern', () => {
    expect(fits('si.book_*', 'si.book_close')).toBe(true)
    expect(fits('si.rate', 'si.rates')).toBe(false)
  })
})

it('the instrument in use asks each question in twelve words at most', () => {
  const { overall, factors, improve } = content.survey.wording

  expect(currentVersion(content.survey)).toBe('v2.0')
  for (const question of [overall, improve]) expect(question.split(/\s+/).length).toBeLessThanOrEqual(12)
  // Vietnamese words are one to three syllables: fourteen of these are twelve words at most.
  for (const question of Object.values(factors)) expect(question.split(/\s+/).length).toBeLessThanOrEqual(14)
})
