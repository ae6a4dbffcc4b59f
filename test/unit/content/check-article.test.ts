import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../src/content/load-content.ts'
import { articleBody, articleFile, articleHead, contentTree, parametersFile } from './content-tree.ts'

const TODAY = '2026-11-25'
const file = 'knowledge/pension/pension.eligibility.md'

const problemsOf = (head: string, body = articleBody, more: Readonly<Record<string, string>> = {}) =>
  checkContent(contentTree({ [file]: articleFile(head, body), ...more }), TODAY).problems

describe('checkArticle', () => {
  it.each([
    ['a medium confidence without a place to ask', ['confidence: high', 'confidence: medium'], 'confirmAt', 'error'],
    ['a review that is due', ['reviewAgainOn: 2027-05-25', 'reviewAgainOn: 2026-11-24'], 'reviewAgainOn', 'warning'],
    ['a review before the last one', ['reviewedOn: 2026-01-01', 'reviewedOn: 2027-06-01'], 'reviewAgainOn', 'error'],
    ['an end before the beginning', ['2025-07-01', '2025-07-01\ninForceUntil: 2025-01-01'], 'inForceUntil', 'error'],
    ['an unknown document', ['41/2024/QH15', '99/2024/QH15'], 'sources.0', 'error'],
    ['an unknown related topic', ['sections:', 'related: [pension.nothing]\nsections:'], 'related', 'warning'],
    ['another id than its file', ['id: pension.eligibility', 'id: pension.other'], 'id', 'error'],
  ])('reports %s', (_name, [before = '', after = ''], field, level) => {
    const problems = problemsOf(articleHead.replace(before, after))

    expect(problems).toContainEqual(expect.objectContaining({ level, file, field, line: expect.any(Number) }))
  })

  it('reports a document that is no longer in force while the article is', () => {
    const sources =
      '41/2024/QH15: { title: Luật, issuer: Quốc hội, inForceFrom: 2025-07-01, inForceUntil: 2026-11-24 }\n'

    const problems = problemsOf(articleHead, articleBody, { 'knowledge/sources.yaml': sources })

    expect(problems).toEqual([
      expect.objectContaining({ field: 'sources.0', line: 8, message: expect.stringContaining(TODAY) }),
    ])
  })

  it('counts the words of the first answer', () => {
    const problems = problemsOf(articleHead, `${'từ '.repeat(61)}\n\n## Hồ sơ {#ho-so}\nĐơn.`)

    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('61 words') })])
  })

  it('counts the characters of a section', () => {
    const problems = problemsOf(articleHead, `Ngắn.\n\n## Hồ sơ {#ho-so}\n${'a'.repeat(701)}`)

    expect(problems).toEqual([expect.objectContaining({ field: 'sections', message: expect.stringContaining('701') })])
  })

  it.each([
    ['an unknown figure', '{{nothing}}', /nothing/],
    ['a figure without a value on its day', '{{pension_min_years@2020-01-01}}', /no value on 2020-01-01/],
    ['an amount that is a figure’s', 'Mức là 2.530.000 đồng.', /"2.530.000 đồng"/],
    ['an old amount that is a figure’s', 'Trước đây 2.340.000 đồng.', /"2.340.000 đồng"/],
  ])('reports %s in the text', (_name, text, message) => {
    const problems = problemsOf(articleHead, `${text}\n\n## Hồ sơ {#ho-so}\nĐơn.`)

    expect(problems).toEqual([expect.objectContaining({ field: 'body', message: expect.stringMatching(message) })])
  })

  it('lets an amount stand that no figure has', () => {
    const problems = problemsOf(articleHead, 'Phạt 1.234.567 đồng.\n\n## Hồ sơ {#ho-so}\nĐơn.')

    expect(problems).toEqual([])
  })

  it('refuses to state a figure of low confidence', () => {
    const parameters = parametersFile.replace('value: 15, confidence: high', 'value: 15, confidence: low')

    const problems = problemsOf(articleHead, articleBody, { 'knowledge/parameters.yaml': parameters })

    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('low confidence') })])
  })
})
