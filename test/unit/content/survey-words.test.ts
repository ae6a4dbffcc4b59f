import { expect, it } from 'vitest'
import { surveyWords } from '../../support/survey-figures.ts'

/** Each figure's panel of the page names one of these. */
const panels = [
  ...'funnel index interval provinces significance factors penalty weights trend suppression'.split(' '),
  ...'operations hospital signals recheck yearly'.split(' '),
]

it('every panel has a text in Vietnamese that says how its figure is computed', () => {
  expect(surveyWords.method.map(({ id }) => id)).toEqual(panels)
  for (const { text } of surveyWords.method) expect(text).toMatch(/[ăâđêôơưạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổộớờởợụủứừửựỳỵỷỹ]/)
})

it('has the 34 provinces in six regions, the five factors and the groups of the yearly survey', () => {
  expect(surveyWords.provinces).toHaveLength(34)
  expect(new Set(surveyWords.provinces.map(({ region }) => region))).toEqual(
    new Set(surveyWords.regions.map(({ code }) => code)),
  )
  expect(surveyWords.factors.map(({ code }) => code)).toEqual(['F1', 'F2', 'F3', 'F4', 'F5'])
  expect(surveyWords.respondent_group.map(({ code }) => code)).toEqual(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'GX'])
})
