import { describe, expect, it } from 'vitest'
import { articleOn, bestSection } from '../../../src/answering/find-articles.ts'
import { pensionArticle, smallContent } from '../../support/small-content.ts'

describe('articleOn', () => {
  const older = { ...pensionArticle, title: 'cũ', inForceFrom: '2025-07-01', inForceUntil: '2026-06-30' }
  const newer = { ...pensionArticle, title: 'mới', inForceFrom: '2026-07-01' }
  const content = smallContent([older, newer])

  it.each([
    ['2025-06-30', undefined],
    ['2025-07-01', 'cũ'],
    ['2026-06-30', 'cũ'],
    ['2026-07-01', 'mới'],
  ])('picks the variant in force on %s', (day, title) => {
    expect(articleOn(content, 'pension.eligibility', day)?.title).toBe(title)
  })
})

describe('bestSection', () => {
  it.each([
    ['hồ sơ gồm những gì', 'ho-so'],
    ['HO SO GOM NHUNG GI VAY AD', 'ho-so'],
    ['cần giấy tờ gì', 'ho-so'],
    ['nộp ở đâu', 'noi-nop'],
    ['đóng bao nhiêu năm thì có lương hưu', undefined],
    ['trời hôm nay đẹp', undefined],
    ['', undefined],
    ['👍', undefined],
  ])('finds the section for %j', (text, section) => {
    expect(bestSection(smallContent([pensionArticle]), pensionArticle, text)?.id).toBe(section)
  })
})
