import { describe, expect, it } from 'vitest'
import { readArticle } from '../../../src/content/load-articles.ts'
import type { ContentProblem } from '../../../src/content/content.ts'
import { articleBody, articleFile, articleHead } from './content-tree.ts'

const file = 'knowledge/pension/pension.eligibility.md'

function read(text: string): { article: ReturnType<typeof readArticle>; problems: ContentProblem[] } {
  const problems: ContentProblem[] = []
  return { article: readArticle(file, text, problems), problems }
}

describe('readArticle', () => {
  it('reads the first answer and the sections with their questions', () => {
    const { article, problems } = read(articleFile())

    expect(problems).toEqual([])
    expect(article?.article).toMatchObject({
      id: 'pension.eligibility',
      lead: 'Anh/chị cần đóng đủ {{pension_min_years}}.',
      sections: [
        {
          id: 'ho-so',
          title: 'Hồ sơ',
          questions: ['hồ sơ gồm những gì'],
          body: 'Sổ BHXH và đơn. Mức tham chiếu là {{reference_level}}.',
        },
      ],
      sources: [{ document: '41/2024/QH15', article: '64' }],
      related: [],
    })
  })

  it('keeps a heading without an id as part of the text', () => {
    const { article } = read(articleFile(articleHead, `${articleBody}\n## Không có mã\nChữ.\n`))

    expect(article?.article.sections).toHaveLength(1)
    expect(article?.article.sections[0]?.body).toContain('## Không có mã')
  })

  it('reports a text without front matter', () => {
    const { article, problems } = read('Chỉ có chữ.')

    expect(article).toBeUndefined()
    expect(problems).toEqual([
      { level: 'error', file, line: 1, field: '', message: expect.stringContaining('front matter') },
    ])
  })

  it.each([
    ['a wrong day', ['inForceFrom: 2025-07-01', 'inForceFrom: 2025-02-30'], 'inForceFrom', 9],
    ['an unknown confidence', ['confidence: high', 'confidence: sure'], 'confidence', 6],
    ['a number where the law’s article is a string', ['article: "64"', 'article: 64'], 'sources.0.article', 8],
    ['no source', ['\n  - { document: 41/2024/QH15, article: "64" }', ' []'], 'sources', 7],
    ['a missing title', ['title: Điều kiện hưởng lương hưu\n', ''], 'title', 1],
  ])('reports %s with its line in the file', (_name, [before = '', after = ''], field, line) => {
    const { article, problems } = read(articleFile(articleHead.replace(before, after)))

    expect(article).toBeUndefined()
    expect(problems).toEqual([expect.objectContaining({ level: 'error', file, field })])
    expect(Math.abs((problems[0]?.line ?? 0) - line)).toBeLessThanOrEqual(1)
  })

  it('reports a section without questions and questions without a section', () => {
    const { problems } = read(articleFile(articleHead, 'Ngắn.\n\n## Nơi nộp {#noi-nop}\nUBND xã.'))

    expect(problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining('{#noi-nop}'),
      expect.stringContaining('{#ho-so}'),
    ])
  })
})
