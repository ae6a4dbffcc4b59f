import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../src/content/load-content.ts'
import {
  articleBody,
  articleFile,
  articleHead,
  contentTree,
  examples,
  intentFile,
  labelledLine,
  parametersFile,
} from './content-tree.ts'

const TODAY = '2026-11-25'
const intentPath = 'intents/pension/pension.eligibility.yaml'
const articlePath = 'knowledge/pension/pension.eligibility.md'

const problemsOf = (change: Readonly<Record<string, string>>) => checkContent(contentTree(change), TODAY).problems

describe('checkContent', () => {
  it('finds nothing wrong in a faultless tree, and reads all of it', () => {
    const { content, problems } = checkContent(contentTree(), TODAY)

    expect(problems).toEqual([])
    expect(content?.intents.get('pension.eligibility')?.examples).toEqual(examples)
    expect(content?.articles.get('pension.eligibility')?.[0]).toMatchObject({ sections: [{ id: 'ho-so' }] })
    expect(content?.documents.get('41/2024/QH15')?.title).toBe('Luật BHXH')
    expect(content?.lexicon.get('ko')).toBe('không')
    expect(content?.synonyms).toEqual({ groups: new Map([['lương hưu', ['tiền hưu', 'lãnh hưu']]]), fillers: ['ạ'] })
    expect(content?.calibration).toEqual([{ text: 'mấy năm thì được lãnh hưu', intent: 'pension.eligibility' }])
    expect(content?.hotline.holidays.has('2026-09-02')).toBe(true)
  })

  it('names every file that is missing', () => {
    const { content, problems } = checkContent(
      contentTree({ 'knowledge/sources.yaml': 'a: [', 'intents/hotline.yaml': '' }),
      TODAY,
    )

    expect(content).toBeUndefined()
    expect(problems.map((problem) => problem.file)).toEqual(
      expect.arrayContaining(['knowledge/sources.yaml', 'intents/hotline.yaml']),
    )
  })

  it.each([
    ['seven examples', { [intentPath]: intentFile(examples.slice(1)) }, intentPath, 'examples', /at least 8/],
    ['an unknown field', { [intentPath]: intentFile(examples, 'colour: red') }, intentPath, '', /colour/],
    [
      'a wrong folder',
      { 'intents/ui/pension.eligibility.yaml': intentFile() },
      'intents/ui/pension.eligibility.yaml',
      'id',
      /belongs in/,
    ],
    ['a broken YAML file', { [intentPath]: 'id: "x' }, intentPath, '', /./],
    [
      'a group of synonyms that is no list',
      { 'intents/synonyms.yaml': 'synonyms: { lương hưu: tiền hưu }\nfillers: []\n' },
      'intents/synonyms.yaml',
      'synonyms.lương hưu',
      /./,
    ],
  ])('reports %s with its file and field', (_name, change, file, field, message) => {
    const problems = problemsOf(change)

    expect(problems).toContainEqual(
      expect.objectContaining({ level: 'error', file, field, message: expect.stringMatching(message) }),
    )
  })

  it('reports an intent whose article is missing, at the line of the field', () => {
    const other = intentFile().replace('article: pension.eligibility', 'article: pension.nothing')

    const problems = problemsOf({ [intentPath]: other })

    expect(problems).toContainEqual({
      level: 'error',
      file: intentPath,
      line: 4,
      field: 'answer.article',
      message: 'there is no article pension.nothing in knowledge/',
    })
  })

  it('reports a counter-example that names no intent', () => {
    const more = 'counterExamples:\n  - { text: năm nay tôi 58 tuổi, intent: pension.age }'

    const problems = problemsOf({ [intentPath]: intentFile(examples, more) })

    expect(problems).toContainEqual(expect.objectContaining({ field: 'counterExamples.0', line: 15 }))
  })

  it('reports two variants of an article that overlap', () => {
    const second = articleFile(articleHead.replace('inForceFrom: 2025-07-01', 'inForceFrom: 2026-07-01'))

    const problems = problemsOf({ 'knowledge/pension/pension.eligibility@2026-07-01.md': second })

    expect(problems).toEqual([
      expect.objectContaining({
        file: articlePath,
        field: 'inForceUntil',
        message: expect.stringContaining('2026-07-01'),
      }),
    ])
  })

  it('accepts variants that follow each other', () => {
    const first = articleFile(articleHead.replace('2025-07-01', '2025-07-01\ninForceUntil: 2026-06-30'))
    const second = articleFile(articleHead.replace('inForceFrom: 2025-07-01', 'inForceFrom: 2026-07-01'))

    const problems = problemsOf({ [articlePath]: first, 'knowledge/pension/pension.eligibility@2026-07-01.md': second })

    expect(problems).toEqual([])
  })

  it.each([
    [
      'an unknown document',
      parametersFile.replace('41/2024/QH15, article', '1/2000/QH10, article'),
      'pension_min_years.basis',
    ],
    ['dates out of order', parametersFile.replace('from: 2026-07-01', 'from: 2023-07-01'), 'reference_level.values.1'],
    [
      'an end before the beginning',
      parametersFile.replace('until: 2026-06-30', 'until: 2024-06-30'),
      'reference_level.values.0',
    ],
    [
      'an unknown source of a derived figure',
      `${parametersFile}cap:\n  title: Trần\n  unit: VND\n  derived: { of: nothing, times: 20 }\n  basis: { document: 41/2024/QH15 }\n`,
      'cap.derived.of',
    ],
  ])('reports %s among the parameters', (_name, text, field) => {
    const problems = problemsOf({ 'knowledge/parameters.yaml': text })

    expect(problems).toContainEqual(expect.objectContaining({ file: 'knowledge/parameters.yaml', field }))
  })

  it('reads corrections after the calibration lines, passes over empty lines, and lives without either', () => {
    const corrections = `\n${labelledLine('hưu mấy năm')}\n\n`

    const { content, problems } = checkContent(contentTree({ 'intents/corrections.jsonl': corrections }), TODAY)
    const none = checkContent(contentTree({ 'intents/calibration.jsonl': '' }), TODAY)

    expect(problems).toEqual([])
    expect(content?.calibration.map(({ text }) => text)).toEqual(['mấy năm thì được lãnh hưu', 'hưu mấy năm'])
    expect(none.content?.calibration).toEqual([])
  })

  it.each([
    { name: 'is not JSON', line: '{"text":', field: '', message: /as JSON/ },
    { name: 'has no text', line: labelledLine(''), field: 'text', message: /as JSON/ },
    { name: 'has an unknown field', line: '{"text":"a","intent":"b","by":"c"}', field: '', message: /as JSON/ },
    { name: 'names no intent', line: labelledLine('một câu', 'pension.no'), field: 'intent', message: /pension\.no/ },
  ])('reports a labelled line that $name, and reads the others', ({ line, field, message }) => {
    for (const file of ['intents/calibration.jsonl', 'intents/corrections.jsonl']) {
      const tree = contentTree({ [file]: `${labelledLine('câu một')}\n${line}\n${labelledLine('câu ba')}\n` })

      const { content, problems } = checkContent(tree, TODAY)

      expect(problems).toEqual([{ level: 'error', file, line: 2, field, message: expect.stringMatching(message) }])
      expect(content?.calibration).toEqual(
        expect.arrayContaining(['câu một', 'câu ba'].map((text) => expect.objectContaining({ text }))),
      )
    }
  })

  it('reads decomposed files and Windows line ends as if they were neither', () => {
    const text = articleFile(articleHead, articleBody).replaceAll('\n', '\r\n').normalize('NFD')

    const { content, problems } = checkContent(contentTree({ [articlePath]: text }), TODAY)

    expect(problems).toEqual([])
    expect(content?.articles.get('pension.eligibility')?.[0]?.title).toBe('Điều kiện hưởng lương hưu')
  })
})
