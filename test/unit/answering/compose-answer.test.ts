import { describe, expect, it } from 'vitest'
import { composeAnswer } from '../../../src/answering/compose-answer.ts'
import type { KnowledgeArticle } from '../../../src/core/knowledge.ts'
import { pensionArticle, smallContent } from '../../support/small-content.ts'

const id = 'pension.eligibility'
const day = '2026-11-25'

const ask = (article: KnowledgeArticle, text: string, more: { day?: string; section?: string } = {}) =>
  composeAnswer(smallContent([article]), { article: id, text, day, ...more })

const textOf = (outcome: ReturnType<typeof composeAnswer>): string => (outcome.kind === 'answered' ? outcome.text : '')

describe('composeAnswer', () => {
  it('gives the first answer with the figure of the day, its law, and the sections as choices', () => {
    const outcome = ask(pensionArticle, 'lương hưu')

    expect(outcome).toEqual({
      kind: 'answered',
      article: id,
      text: 'Anh/chị cần đóng đủ 15 năm.\n\nCăn cứ: Điều 64, 41/2024/QH15',
      citations: [{ law: '41/2024/QH15', article: '64', clause: '1' }],
      more: [
        { label: 'Hồ sơ', value: 'section:pension.eligibility#ho-so' },
        { label: 'Nơi nộp', value: 'section:pension.eligibility#noi-nop' },
      ],
    })
  })

  it('cites only documents in force on the day', () => {
    const content = smallContent([
      { ...pensionArticle, sources: [...pensionArticle.sources, { document: '335/2026/NĐ-CP' }] },
    ])
    const decree = { number: '335/2026/NĐ-CP', title: 'Nghị định', issuer: 'Chính phủ', inForceFrom: '2026-07-01' }
    const dated = { ...content, documents: new Map([[decree.number, decree]]) }
    const lawsOn = (on: string): readonly string[] => {
      const outcome = composeAnswer(dated, { article: id, text: '', day: on })
      return outcome.kind === 'answered' ? outcome.citations.map(({ law }) => law) : []
    }

    expect(lawsOn('2026-06-30')).toEqual(['41/2024/QH15'])
    expect(lawsOn('2026-07-01')).toEqual(['41/2024/QH15', '335/2026/NĐ-CP'])
  })

  it('adds the section that answers the question, and does not offer it again', () => {
    const outcome = ask(pensionArticle, 'ho so gom nhung gi')

    expect(textOf(outcome)).toContain('Hồ sơ:\nSổ BHXH và đơn.')
    expect(outcome).toMatchObject({ more: [{ label: 'Nơi nộp' }] })
  })

  it('gives a tapped section alone', () => {
    const outcome = ask(pensionArticle, 'Nơi nộp', { section: 'noi-nop' })

    expect(textOf(outcome)).toMatch(/^Nơi nộp:\n/)
  })

  it.each([
    ['2026-06-30', '2.340.000 đồng', '73/2024/NĐ-CP'],
    ['2026-07-01', '2.530.000 đồng', '161/2026/NĐ-CP'],
  ])('states the figure in force on %s with the decree behind it', (on, figure, decree) => {
    const outcome = ask(pensionArticle, '', { day: on, section: 'noi-nop' })

    expect(textOf(outcome)).toContain(figure)
    expect(outcome).toMatchObject({ citations: expect.arrayContaining([expect.objectContaining({ law: decree })]) })
  })

  it.each([
    ['no article is in force', pensionArticle, { day: '2025-06-30' }],
    ['the article is uncertain', { ...pensionArticle, confidence: 'low' as const }, {}],
    ['a figure of the first answer is unknown', { ...pensionArticle, lead: 'Mức {{nothing}}.' }, {}],
    ['a figure of the first answer is uncertain', { ...pensionArticle, lead: 'Mức {{rumour}}.' }, {}],
  ])('states nothing where %s', (_name, article, more) => {
    expect(ask(article, 'lương hưu', more)).toEqual({ kind: 'unknown' })
  })

  it('states nothing where no article of that name exists', () => {
    const outcome = composeAnswer(smallContent(), { article: 'pension.age', text: '', day })

    expect(outcome).toEqual({ kind: 'unknown' })
  })

  it('says where to confirm an answer of medium confidence', () => {
    const outcome = ask({ ...pensionArticle, confidence: 'medium', confirmAt: 'cơ quan BHXH cơ sở' }, 'lương hưu')

    expect(textOf(outcome)).toContain('Hỏi lại tại: cơ quan BHXH cơ sở.')
  })

  it('leaves a section out that would make the reply too long, and offers it instead', () => {
    const [first, second] = pensionArticle.sections
    if (first === undefined || second === undefined) throw new Error('the article has two sections')
    const long = { ...pensionArticle, sections: [{ ...first, body: 'dài '.repeat(230) }, second] }

    const outcome = ask(long, 'hồ sơ gồm những gì')

    expect(textOf(outcome).length).toBeLessThan(900)
    expect(outcome).toMatchObject({ more: [{ label: 'Hồ sơ' }, { label: 'Nơi nộp' }] })
  })

  it('neither gives nor offers a section whose figure is uncertain', () => {
    const section = { id: 'x', title: 'Tin đồn', questions: ['tin đồn thế nào'], body: 'Mức {{rumour}}.' }

    const outcome = ask({ ...pensionArticle, sections: [section] }, 'tin đồn thế nào')

    expect(textOf(outcome)).toBe('Anh/chị cần đóng đủ 15 năm.\n\nCăn cứ: Điều 64, 41/2024/QH15')
    expect(outcome).toMatchObject({ more: [] })
  })

  it('offers at most four sections', () => {
    const sections = Array.from({ length: 7 }, (_, index) => ({
      id: `s${index}`,
      title: `Phần ${index}`,
      questions: ['x'],
      body: 'x',
    }))

    const outcome = ask({ ...pensionArticle, sections }, 'lương hưu')

    expect(outcome.kind === 'answered' ? outcome.more : []).toHaveLength(4)
  })
})
