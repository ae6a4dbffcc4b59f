import fc from 'fast-check'
import { expect, test } from 'vitest'
import { topicShares } from '../../../../src/analytics/comments/topic-shares.ts'

const topic = (code: string) => ({ code, label: code.toUpperCase(), words: [], unless: [] })
const topics = { version: 'v1', topics: ['cho', 'loi', 'khen', 'khac'].map(topic) }

test('topics with fewer than ten comments are counted under the rest', () => {
  const shares = topicShares(
    new Map([
      ['cho', 60],
      ['loi', 9],
      ['khen', 21],
      ['khac', 10],
    ]),
    topics,
  )

  expect(shares.map(({ code, n, share }) => [code, n, share])).toEqual([
    ['cho', 60, 0.6],
    ['khen', 21, 0.21],
    ['khac', 19, 0.19],
  ])
})

test('a rest below ten takes the smallest topic with it: it cannot be subtracted back', () => {
  const shares = topicShares(
    new Map([
      ['cho', 60],
      ['loi', 3],
      ['khen', 21],
    ]),
    topics,
  )

  expect(shares.map(({ code, n }) => [code, n])).toEqual([
    ['cho', 60],
    ['khac', 24],
  ])
})

test('no count below ten is shown, and what is shown adds up to all comments', () => {
  const counts = fc.record({ cho: fc.nat(40), loi: fc.nat(40), khen: fc.nat(40), khac: fc.nat(40) })
  fc.assert(
    fc.property(counts, (given) => {
      const shares = topicShares(new Map(Object.entries(given)), topics)
      const total = given.cho + given.loi + given.khen + given.khac
      for (const { n } of shares) expect(n).toBeGreaterThanOrEqual(10)
      if (total >= 10) expect(shares.reduce((sum, { n }) => sum + n, 0)).toBe(total)
      else expect(shares).toEqual([])
    }),
  )
})
