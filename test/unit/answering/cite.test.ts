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
  const titles: Readonly<Record<string, string>> = {
    '41/2024/QH15': 'Luật Bảo hiểm xã hội',
    '158/2025/NĐ-CP': 'Nghị định quy định chi tiết và hướng dẫn thi hành một số điều của Luật Bảo hiểm xã hội',
  }
  const line = (sources: Parameters<typeof citationsOf>[0]): string =>
    citationLine(citationsOf(sources), (law) => ({ title: titles[law] }))

  it('names each document once, as one says it, with its articles', () => {
    const said = line([
      { document: '41/2024/QH15', article: '64' },
      { document: '158/2025/NĐ-CP', article: '12' },
      { document: '41/2024/QH15', article: '65' },
    ])

    expect(said).toBe('Điều 64, 65 Luật Bảo hiểm xã hội (41/2024/QH15); Điều 12 Nghị định 158/2025/NĐ-CP')
  })

  it('shows two documents and four articles of each at the most', () => {
    const said = line([
      ...['1', '2', '3', '4', '5'].map((article) => ({ document: '41/2024/QH15', article })),
      { document: '12/2025/TT-BNV' },
      { document: '340/BHXH-CSXH' },
    ])

    expect(said).toBe('Điều 1, 2, 3, 4 Luật Bảo hiểm xã hội (41/2024/QH15); Thông tư 12/2025/TT-BNV')
  })

  it('names a document of another kind by its number', () => {
    expect(line([{ document: '340/BHXH-CSXH' }])).toBe('340/BHXH-CSXH')
  })
})
