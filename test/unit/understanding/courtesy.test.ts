import { describe, expect, it } from 'vitest'
import { withoutCourtesy } from '../../../src/understanding/courtesy.ts'

describe('withoutCourtesy', () => {
  it.each([
    ['cảm ơn em nhiều, tuổi nghỉ hưu là mấy', ', tuổi nghỉ hưu là mấy'],
    ['chao ban the y te het han chua', 'the y te het han chua'],
    ['Tuổi nghỉ hưu? Xin cảm ơn ạ', 'Tuổi nghỉ hưu?'],
  ])('leaves the question of %j', (text, rest) => {
    const left = withoutCourtesy(text)

    expect(left).toBe(rest)
  })

  it.each(['cảm ơn', 'cảm ơn em nhiều nha', 'chào buổi sáng', 'tuổi nghỉ hưu là mấy', ''])(
    'finds no question beside a courtesy in %j',
    (text) => {
      const left = withoutCourtesy(text)

      expect(left).toBeUndefined()
    },
  )
})
