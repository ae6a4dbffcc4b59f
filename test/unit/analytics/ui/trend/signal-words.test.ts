import { expect, test } from 'vitest'
import { signalWords } from '../../../../../src/analytics/ui/trend/signal-words.ts'
import type { Trend } from '../../../../../src/analytics/ui/trend/trend-types.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const index = { value: 0.86, low: 0.83, high: 0.89 }

const trend: Trend = {
  step: 'week',
  points: [
    { start: '2026-10-05', n: 410, bad: 66, rate: 0.160976, index },
    { start: '2026-10-12', n: null, bad: null, rate: null, index: { value: null, low: null, high: null } },
    { start: '2026-10-19', n: 400, bad: 44, rate: 0.11, index },
  ],
  center: 0.098125,
  sigmaZ: 1,
  limits: [{ ucl: 0.1422, lcl: 0.054 }, null, { ucl: 0.143, lcl: 0.053 }],
  signals: [0],
  ewma: [null, null, { value: 0.111593, ucl: 0.111214, lcl: 0.085, signal: true }],
  cusum: [{ value: 1.2, signal: false }, null, { value: 5.1895, signal: true }],
  h: 5,
  baseline: { from: null, to: null, points: 0, enough: false },
}

test('a signal is a sentence with its time, its figure and its border', () => {
  expect(signalWords(trend, ['limits']).map(plain)).toEqual([
    'Tuần từ 05/10/2026: tỷ lệ không hài lòng 16,1 %, vượt giới hạn trên 14,2 %.',
  ])
})

test('signals of a chart that is not shown are not told', () => {
  expect(signalWords(trend, ['limits', 'ewma', 'cusum']).map(plain).slice(1)).toEqual([
    'Tuần từ 19/10/2026: EWMA 11,2 % ra ngoài giới hạn 11,1 %.',
    'Tuần từ 19/10/2026: CUSUM 5,19 vượt h = 5.',
  ])
})
