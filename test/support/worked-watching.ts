import { expect } from 'vitest'

export interface WorkedMethod {
  readonly key: string
  readonly method: string
  readonly input: unknown
  readonly result: Record<string, unknown>
}

const near = (value: number, digits = 6): unknown => expect.closeTo(value, digits)
const e15 = { r_xx: [0.5, 0.3, 0.4], r_xy: [0.55, 0.6, 0.35] }
const communes = { x: [3, 12, 0, 25, 7], n: [150, 400, 60, 800, 100] }

/** Charts, drivers, sample sizes and early warning. */
export const workedWatching: readonly WorkedMethod[] = [
  {
    key: 'E12',
    method: 'p_chart',
    input: {
      x: [34, 38, 48, 41, 36, 37, 40, 40],
      n: [380, 350, 510, 370, 390, 370, 420, 410],
      periods: [
        [66, 410],
        [15, 90],
      ],
      laney: true,
    },
    result: {
      center: near(0.098125),
      sigma_z: near(0.697, 3),
      factor: 1,
      points: [
        expect.objectContaining({ share: near(0.160976), high: near(0.1422), signal: 'above' }),
        expect.objectContaining({ high: near(0.192198), signal: null }),
      ],
    },
  },
  {
    key: 'E13',
    method: 'ewma',
    input: { series: [0.1, 0.104, 0.098, 0.11, 0.118, 0.121, 0.126, 0.13], n: 400, center: 0.098125 },
    result: { first_signal: 7 },
  },
  {
    key: 'E14',
    method: 'cusum',
    input: { series: [0.1, 0.104, 0.098, 0.11, 0.118, 0.121, 0.126, 0.13], n: 400, center: 0.098125 },
    result: { first_signal: 8, side: 'above' },
  },
  {
    key: 'E14b',
    method: 'cusum_log_likelihood',
    input: { ratings: [1, 1, 0, 1, 1, 0, 0, 1], p0: 0.1, p1: 0.15 },
    result: { step_bad: near(0.405465), step_good: near(-0.057158), last: near(1.85585) },
  },
  {
    key: 'S06',
    method: 'ears_c1',
    input: { baseline: [3, 4, 5, 5, 6, 6, 7], today: 12 },
    result: { mean: near(5.1429, 4), sd: near(1.3452, 4), z: near(5.0975, 4), signal: true },
  },
  {
    key: 'E15b',
    method: 'penalty',
    input: {
      none: { n: 725, x: 690 },
      chips: [
        { code: 'F1', n: 60, x: 22 },
        { code: 'F2', n: 180, x: 45 },
        { code: 'F3', n: 45, x: 20 },
        { code: 'F4', n: 150, x: 60 },
        { code: 'F5', n: 40, x: 8 },
      ],
    },
    result: { sum: near(24.7557, 4) },
  },
  {
    key: 'E15',
    method: 'lmg',
    input: e15,
    result: { r2: near(0.450444), weights: [near(0.176337), near(0.222234), near(0.051873)] },
  },
  {
    key: 'E15',
    method: 'johnson',
    input: e15,
    result: { weights: [near(0.177672), near(0.219977), near(0.052794)] },
  },
  {
    key: 'E17',
    method: 'cohen_kappa',
    input: {
      table: [
        [40, 5, 2],
        [6, 30, 4],
        [1, 3, 29],
      ],
    },
    result: { observed: near(0.825), expected: near(0.339167), kappa: near(0.735183) },
  },
  { key: 'E19', method: 'sample_size_slovin', input: { population: 50_000, margin: 0.05 }, result: { n: 397 } },
  {
    key: 'E19',
    method: 'sample_size_margin',
    input: { p: 0.85, margin: 0.03, population: 1200 },
    result: { n: 375 },
  },
  { key: 'E19', method: 'sample_size_power', input: { p1: 0.9, p2: 0.88, power: 0.8 }, result: { n: 3839 } },
  { key: 'E19', method: 'margin_of_error', input: { p: 0.85, n: 30 }, result: { half_width: near(0.128, 3) } },
  { key: '§4', method: 'false_alarms', input: { tests: 39_852, alpha: 0.05 }, result: { expected: near(1992.6) } },
  {
    key: 'S07',
    method: 'lift',
    input: { x: 37, n: 410, ref_x: 1250, ref_n: 31_000, k: 50 },
    result: { lift: near(2.238, 3), shrunk_lift: near(2.1035, 4), low: near(0.0662, 4), high: near(0.1219, 4) },
  },
  {
    key: 'S03',
    method: 'poisson_surprise',
    input: { observed: 11, expected: 4.2 },
    result: { p_value: near(0.004069), ratio: near(2.619, 3), low: near(1.3074, 4), high: near(4.6862, 4) },
  },
  {
    key: 'S04',
    method: 'rate_ratio',
    input: { now: { x: 18, n: 640 }, before: { x: 9, n: 710 } },
    result: { ratio: near(2.2188, 4), p_value: near(0.034641), low: near(0.9968, 4), high: near(4.9387, 4) },
  },
  {
    key: 'S01',
    method: 'marshall_eb',
    input: communes,
    result: { smoothed: [2.903, 3.07, 2.848, 3.119, 3.633].map((percent) => near(percent / 100, 5)) },
  },
  {
    key: 'S02',
    method: 'beta_binomial',
    input: { ...communes, alpha: 4, beta: 96, threshold: 0.05 },
    result: {
      areas: [0.032, 0.02, 0.04, 0.004, 0.589].map((above) => expect.objectContaining({ above: near(above, 3) })),
    },
  },
  {
    key: 'S05',
    method: 'funnel_plot',
    input: {
      areas: [
        [9, 60],
        [70, 900],
        [5, 150],
        [61, 900],
      ],
      target: 0.06,
    },
    result: { phi: near(4.13, 2), factor: 1 },
  },
  {
    key: 'E21',
    method: 'suppression_bounds',
    input: {
      cells: [
        [44, 7, 51],
        [38, 33, 62],
        [29, 41, 35],
      ],
      hidden: [
        [0, 1],
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    },
    result: { cells: expect.arrayContaining([{ row: 0, column: 1, low: 0, high: 40, exact: false }]) },
  },
]
