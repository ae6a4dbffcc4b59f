import { describe, expect, it } from 'vitest'
import { citationLine, citationsOf } from '../../../src/answering/cite.ts'

describe('citationsOf', () => {
  it('names each article once, in the order of use', () => {
    const citations = citationsOf([
      { document: '41/2024/QH15', article: '64', clause: '1' },
      { document: '158/2025/NĐ-CP' },
      { document: '41/2024/QH15', article: '64', clause: '2' },
      { document: '41/2024/QH15', article: '65' },
    ])

    expect(citations).toEqual([
      { law: '41/2024/QH15', article: '64', clause: '1' },
      { law: '158/2025/NĐ-CP', article: '' },
      { law: '41/2024/QH15', article: '65' },
    ])
  })
})

describe('citationLine', () => {
  it('shows at most three, with the article where there is one', () => {
    const line = citationLine(
      citationsOf(
        ['1', '2', '3']
          .map((article) => ({ document: '41/2024/QH15', article }))
          .concat({ document: 'x', article: '4' }),
      ),
    )

    expect(line).toBe('Điều 1, 41/2024/QH15; Điều 2, 41/2024/QH15; Điều 3, 41/2024/QH15')
    expect(citationLine([{ law: '73/2024/NĐ-CP', article: '' }])).toBe('73/2024/NĐ-CP')
  })
})
