import { describe, expect, it } from 'vitest'
import { OUTRIGHT, readClauses } from '../../../src/understanding/clauses.ts'

const texts = (message: string): string[] => readClauses(message).map(({ text }) => text)
const words = (text: string): string[] => text.split(' ')

describe('readClauses', () => {
  it.each([
    {
      name: 'sentences',
      text: 'Đóng mười sáu năm có lương hưu không? Thẻ bảo hiểm y tế hết hạn chưa ạ',
      clauses: ['Đóng mười sáu năm có lương hưu không?', 'Thẻ bảo hiểm y tế hết hạn chưa ạ'],
    },
    {
      name: 'numbered points',
      text: 'em có hai câu hỏi 1/ thẻ y tế hết hạn khi nào 2/ mấy tuổi được nghỉ hưu',
      clauses: ['em có hai câu hỏi', '1/ thẻ y tế hết hạn khi nào', '2/ mấy tuổi được nghỉ hưu'],
    },
    {
      name: 'lines',
      text: 'thẻ y tế hết hạn khi nào\nmấy tuổi được nghỉ hưu',
      clauses: ['thẻ y tế hết hạn khi nào', 'mấy tuổi được nghỉ hưu'],
    },
    {
      name: 'words that start another question',
      text: 'thẻ y tế hết hạn khi nào với lại mấy tuổi được nghỉ hưu',
      clauses: ['thẻ y tế hết hạn khi nào', 'với lại mấy tuổi được nghỉ hưu'],
    },
    {
      name: 'the same without accents',
      text: 'the y te het han khi nao, con may tuoi duoc nghi huu',
      clauses: ['the y te het han khi nao', 'con may tuoi duoc nghi huu'],
    },
  ])('cuts at $name', ({ text, clauses }) => {
    const found = texts(text)

    expect(found).toEqual(clauses)
  })

  it.each(['', '   ', 'mấy tuổi được nghỉ hưu', 'Dạ. Mấy tuổi được nghỉ hưu?', '?!…'])(
    'finds one thing in %j',
    (text) => {
      const found = readClauses(text)

      expect(found).toEqual([])
    },
  )

  it('joins what is too short to name anything to its neighbour', () => {
    const found = texts('Dạ chào anh. Thẻ y tế hết hạn khi nào? Vậy hả. Mấy tuổi được nghỉ hưu?')

    expect(found).toEqual(['Dạ chào anh. Thẻ y tế hết hạn khi nào? Vậy hả.', 'Mấy tuổi được nghỉ hưu?'])
  })

  it('cuts a long sentence at its commas', () => {
    const story = Array.from({ length: 5 }, (_, part) => `phần ${part} của câu chuyện dài này`).join(', ')

    const found = texts(story)

    expect(found).toHaveLength(5)
  })

  it('reads voice-to-text without any sign in windows that overlap and miss no word', () => {
    const spoken = Array.from({ length: 50 }, (_, at) => `từ${at}`)

    const found = texts(spoken.join(' ')).map(words)

    expect([...new Set(found.flat())]).toEqual(spoken)
    expect(found.length).toBeGreaterThan(2)
    expect(Math.max(...found.map((window) => window.length))).toBeLessThanOrEqual(24)
    expect(found[1]?.[0]).toBe('từ12')
  })

  it.each([
    { clause: 'Em làm công ty được mười sáu năm rồi', asks: false },
    { clause: 'Em chào anh chị bên bảo hiểm', asks: false },
    { clause: 'Thẻ của bé vẫn còn hạn không', asks: false },
    { clause: 'Vậy lương hưu được bao nhiêu', asks: true },
    { clause: 'nop ho so o dau vay a', asks: true },
    { clause: 'Cho hỏi chuyện lương hưu', asks: true },
    { clause: 'Như vậy có đủ điều kiện?', asks: true },
  ])('weighs how much "$clause" asks', ({ clause, asks }) => {
    const [found] = readClauses(`${clause}\nđây là một câu kể thôi`)

    expect((found?.asking ?? 0) >= OUTRIGHT).toBe(asks)
  })

  it('gives a story no weight, and a word that may ask a little', () => {
    const found = readClauses('Em làm công ty được mười sáu năm rồi\nThẻ của bé vẫn còn hạn không')

    expect(found.map(({ asking }) => asking)).toEqual([0, 0.5])
  })
})
