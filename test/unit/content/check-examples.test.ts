import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../src/content/load-content.ts'
import { contentTree, examples, intentFile, labelledLine } from './content-tree.ts'

const file = 'intents/pension/pension.eligibility.yaml'
/** The first example stands on this line of the file. */
const FIRST_LINE = 6

const problemsOf = (lines: readonly string[], more: Readonly<Record<string, string>> = {}, tail = '') =>
  checkContent(contentTree({ [file]: intentFile(lines, tail), ...more }), '2026-11-25').problems

describe('checkExamples', () => {
  it.each([
    ['the same line twice', 'đóng mấy năm thì có lương hưu'],
    ['a line that differs in accents and signs', 'Dong may nam thi co luong huu???'],
  ])('reports %s', (_name, line) => {
    const problems = problemsOf([...examples, line])

    expect(problems).toEqual([
      {
        level: 'error',
        file,
        line: FIRST_LINE + 8,
        field: 'examples.8',
        message: expect.stringContaining('near-copy'),
      },
    ])
  })

  it('reports a long line with one word changed at its end', () => {
    const long = 'tôi làm ở công ty may mười sáu năm rồi nghỉ ở nhà giờ muốn hỏi có được lương hưu không'

    const problems = problemsOf([...examples, long, `${long} ạ`])

    expect(problems).toEqual([expect.objectContaining({ field: 'examples.9' })])
  })

  it.each(['có hưu không', 'ở quê thì đóng mấy năm mới được nhận lương hưu vậy em'])('lets %j stand', (line) => {
    const problems = problemsOf([...examples, line])

    expect(problems).toEqual([])
  })

  it.each(['sđt tôi 0912345678', 'số của tôi 0912 345 678', 'cccd 079123456789 thì sao', 'sổ 7912.345.678'])(
    'reports the personal number in %j',
    (line) => {
      const problems = problemsOf([...examples, line])

      expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('long number') })])
    },
  )

  it.each([
    'lương 7.500.000 thì hưu bao nhiêu',
    'lương 15.000.000 đóng từ 2010 có hưu không',
    'sinh 15/08/1965 bao giờ hưu',
  ])('takes no amount or date for a personal number: %j', (line) => {
    const problems = problemsOf([...examples, line])

    expect(problems).toEqual([])
  })

  it('reports a line that stands in an evaluation set, also without its accents', () => {
    const set = `${JSON.stringify({ text: 'DONG MAY NAM thi co luong huu', intent: 'pension.eligibility' })}\n`

    const problems = problemsOf(examples, { 'test/eval/sets/pension.jsonl': set })

    expect(problems).toEqual([
      expect.objectContaining({
        line: FIRST_LINE,
        field: 'examples.0',
        message: expect.stringContaining('evaluation'),
      }),
    ])
  })

  it('reports a counter-example that stands in an evaluation set', () => {
    const set = `${JSON.stringify({ text: 'năm nay tôi 58 tuổi', intent: 'pension.age' })}\n`
    const tail = 'counterExamples:\n  - { text: năm nay tôi 58 tuổi, intent: pension.eligibility }'

    const problems = problemsOf(examples, { 'test/eval/sets/pension.jsonl': set }, tail)

    expect(problems).toEqual([expect.objectContaining({ field: 'counterExamples.0' })])
  })

  it.each(['intents/calibration.jsonl', 'intents/corrections.jsonl'])(
    'reports a line of %s that stands in an evaluation set or holds a personal number',
    (labelled) => {
      const problems = problemsOf(examples, {
        'test/eval/sets/pension.jsonl': `${labelledLine('HUU khi nao vay?')}\n`,
        [labelled]: ['câu thường', 'hưu khi nào vậy', 'sổ 7912345678 có hưu không']
          .map((text) => labelledLine(text))
          .join('\n'),
      })

      const at = { level: 'error', file: labelled, field: 'text' }
      expect(problems).toEqual([
        { ...at, line: 2, message: expect.stringContaining('evaluation') },
        { ...at, line: 3, message: expect.stringContaining('long number') },
      ])
    },
  )

  it('reports a line of an evaluation set that is not JSON, and goes on', () => {
    const problems = problemsOf(examples, { 'test/eval/sets/pension.jsonl': '{"text":"một câu"}\n{"text":\n' })

    expect(problems).toEqual([expect.objectContaining({ file: 'test/eval/sets/pension.jsonl', line: 2 })])
  })

  it('reports a line that two intents have', () => {
    const other = intentFile(
      examples.map((line, index) => (index === 3 ? line : `${index} thế còn tuổi hưu ${line}`)),
    ).replace('id: pension.eligibility', 'id: pension.age')

    const problems = problemsOf(examples, { 'intents/pension/pension.age.yaml': other })

    expect(problems).toContainEqual(
      expect.objectContaining({ field: 'examples.3', message: expect.stringContaining('is an example of') }),
    )
  })
})
