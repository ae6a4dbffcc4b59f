import { expect, it } from 'vitest'
import { suggestSections } from '../../../src/answering/suggest-sections.ts'
import { pensionArticle, smallContent } from '../../support/small-content.ts'

const DAY = '2026-11-25'

it('offers the part of an article that holds the words of the question, once per article', () => {
  const choices = suggestSections(smallContent([pensionArticle]), 'đóng bao nhiêu năm thì có lương hưu', DAY)

  expect(choices).toHaveLength(1)
  expect(choices[0]?.value).toMatch(/^(?:intent:|section:)pension\.eligibility/)
})

it.each(['giá vàng sáng nay ở tiệm', '???', ''])('offers nothing for "%s"', (question) => {
  expect(suggestSections(smallContent([pensionArticle]), question, DAY)).toEqual([])
})

it('offers nothing that is not in force on the day', () => {
  const future = { ...pensionArticle, inForceFrom: '2030-01-01' }

  expect(suggestSections(smallContent([future]), 'đóng bao nhiêu năm thì có lương hưu', DAY)).toEqual([])
})
