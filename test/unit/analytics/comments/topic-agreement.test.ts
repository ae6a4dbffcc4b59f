import { expect, test } from 'vitest'
import { topicAgreement } from '../../../../src/analytics/comments/topic-agreement.ts'

const codes = ['a', 'b', 'c']
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, i) => row.map((n, j) => ({ rule: codes[i] ?? '', person: codes[j] ?? '', n })))
const worked = pairsOf([
  [40, 5, 2],
  [6, 30, 4],
  [1, 3, 29],
])

test('agreement is Cohen’s κ: the worked table of the survey method (E17)', () => {
  expect(topicAgreement(worked)).toEqual({ n: 120, kappa: expect.closeTo(0.735183, 6), publishable: true })
})

test('99 comments coded twice are too few, however well they agree', () => {
  const nearly = pairsOf([
    [50, 0, 0],
    [0, 49, 0],
    [0, 0, 0],
  ])

  expect(topicAgreement(nearly)).toEqual({ n: 99, kappa: 1, publishable: false })
})

test('κ below 0.7 is not enough', () => {
  const poor = pairsOf([
    [60, 20, 0],
    [20, 60, 0],
    [0, 0, 0],
  ])

  expect(topicAgreement(poor)).toMatchObject({ kappa: expect.closeTo(0.5, 12), publishable: false })
})

test('nothing coded, or one topic alone, says nothing about agreement', () => {
  expect(topicAgreement([])).toEqual({ n: 0, kappa: null, publishable: false })
  expect(topicAgreement([{ rule: 'a', person: 'a', n: 500 }])).toEqual({ n: 500, kappa: null, publishable: false })
})
