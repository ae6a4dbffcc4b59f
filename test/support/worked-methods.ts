import { expect } from 'vitest'
import { type WorkedMethod, workedWatching } from './worked-watching.ts'

const near = (value: number, digits = 6): unknown => expect.closeTo(value, digits)
const persons = [
  ...Array.from({ length: 6 }, () => [1, 1, 1]),
  ...Array.from({ length: 2 }, () => [1, 1, 0]),
  ...Array.from({ length: 4 }, () => [1, 0, 0]),
]

/** One worked case of the survey method for each method of `ansinh stats`; inputs that it does not print are rebuilt. */
export const workedMethods: readonly WorkedMethod[] = [
  {
    key: 'E02',
    method: 'csat',
    input: { counts: [25, 34, 61, 148, 212] },
    result: { n: 480, csat: 0.75, mean: near(4.0167, 4), mean_over5: near(0.8033, 4), mean_rescaled: near(0.7542, 4) },
  },
  {
    key: 'E03',
    method: 'nps',
    input: { promoters: 56, passives: 27, detractors: 17 },
    result: { nps: near(39), se: near(7.6, 2) },
  },
  {
    key: 'E03',
    method: 'ces',
    input: { counts: [0, 0, 0, 9, 0, 36, 5] },
    result: { mean: near(5.74), easy: near(0.82) },
  },
  { key: 'E03', method: 'thumbs', input: { up: 186, down: 41 }, result: { share: near(0.819383), n: 227 } },
  {
    key: 'E04',
    method: 'index_rules',
    input: {
      factors: {
        F1: [
          [16, 33, 52, 92, 207],
          [9, 19, 31, 171, 170],
          [9, 19, 30, 171, 171],
        ],
        F2: [
          [1, 2, 5, 46, 46],
          [3, 6, 11, 78, 62],
          [8, 16, 24, 335, 257],
        ],
        F3: [
          [3, 6, 10, 31, 30],
          [18, 36, 56, 145, 145],
        ],
        F4: [
          [5, 10, 17, 84, 84],
          [4, 8, 13, 38, 37],
        ],
        F5: [
          [2, 4, 6, 34, 34],
          [2, 4, 8, 43, 43],
        ],
      },
    },
    result: { A: near(0.830208), B: near(0.82375), C: near(0.834641), D: near(0.828026), E: near(0.785033) },
  },
  {
    key: 'E23',
    method: 'five_factor_index',
    input: { factors: [172, 160, 176, 170, 146].map((x) => ({ x, n: 200 })) },
    result: { index: near(0.824), se: near(0.011921), half_width: near(0.023366) },
  },
  { key: 'E06', method: 'wilson', input: { x: 360, n: 480 }, result: { low: near(0.709381), high: near(0.786649) } },
  {
    key: 'E06',
    method: 'agresti_coull',
    input: { x: 27, n: 30 },
    result: { low: near(0.735828), high: near(0.973361) },
  },
  {
    key: 'E05',
    method: 'one_proportion',
    input: { x: 2088, n: 2484, target: 0.85, deff: 2 },
    result: { low: near(0.819, 3), high: near(0.86, 3), n: 2484, n_eff: 1242, deff: 2 },
  },
  {
    key: 'E08',
    method: 'newcombe',
    input: { x1: 412, n1: 480, x2: 455, n2: 500 },
    result: { difference: near(-0.051667), low: near(-0.092234), high: near(-0.011598) },
  },
  {
    key: 'E08',
    method: 'two_proportion',
    input: { x1: 412, n1: 480, x2: 455, n2: 500 },
    result: { z: near(-2.5315, 4), p_value: near(0.011357) },
  },
  {
    key: 'E20',
    method: 'benjamini_hochberg',
    input: { p_values: [0.0004, 0.003, 0.009, 0.012, 0.021, 0.049, 0.11, 0.2, 0.41, 0.77] },
    result: { rejections: 5, bonferroni: expect.objectContaining({ rejections: 2 }) },
  },
  {
    key: 'E20',
    method: 'bonferroni',
    input: { p_values: [0.0004, 0.003, 0.009, 0.012, 0.021, 0.049, 0.11, 0.2, 0.41, 0.77] },
    result: { rejections: 2 },
  },
  {
    key: 'E16',
    method: 'kitagawa',
    input: {
      groups: [
        { size1: 25, rate1: 0.7, size2: 65, rate2: 0.71 },
        { size1: 75, rate1: 0.75, size2: 35, rate2: 0.74 },
      ],
    },
    result: { total: near(-0.017), mix: near(-0.016), rate: near(-0.001) },
  },
  {
    key: 'E09',
    method: 'clustered_se',
    input: { persons },
    result: { index: near(0.722222), se: near(0.090205), naive_se: near(0.074651), low: near(0.5237, 4) },
  },
  { key: 'E09', method: 'jackknife', input: { persons }, result: { se: near(0.090205), high: near(0.9208, 4) } },
  {
    key: 'E09',
    method: 'bootstrap',
    input: { persons, seed: 1, replicates: 5000 },
    result: { se: near(0.086, 2), low: near(0.556, 2), high: near(0.889, 2), seed: 1 },
  },
  {
    key: 'E22',
    method: 'deff_repeat',
    input: { n: 1200, m: 1.6, rho: 0.35 },
    result: { deff: near(1.21), n_eff: near(991.74, 2) },
  },
  {
    key: 'E10',
    method: 'kish',
    input: { weights: [0.7, 1.4, 1.2, 3], counts: [900, 300, 250, 50] },
    result: { n_eff: near(1223.491, 3), deff: near(1.226) },
  },
  {
    key: 'E10',
    method: 'post_stratification',
    input: { shares: [0.42, 0.28, 0.2, 0.1], n: [900, 300, 250, 50], x: [774, 270, 190, 33] },
    result: { rate: near(0.8312), raw_rate: near(0.844667), low: near(0.809182), stratified_se: near(0.01106) },
  },
  {
    key: 'E11',
    method: 'raking',
    input: {
      sample: [
        [120, 60, 20],
        [80, 90, 30],
      ],
      row_targets: [180, 220],
      column_targets: [160, 140, 100],
      rates: [
        [0.9, 0.8, 0.7],
        [0.88, 0.86, 0.6],
      ],
    },
    result: { rate: near(0.809038), raw_rate: near(0.8395), n_eff: near(347.54, 2), problem: null },
  },
  {
    key: 'E18',
    method: 'manski',
    input: { r: 0.3, p: 0.9, p_nonresponse: 0.8 },
    result: { low: near(0.27), high: near(0.97), adjusted: near(0.83) },
  },
  {
    key: 'E01',
    method: 'response_rate',
    input: { issued: 91_296, returned: 84_508, valid: 84_448 },
    result: { return_rate: near(0.9256, 4), valid_of_returned: near(0.9993, 4), valid_of_issued: near(0.925, 4) },
  },
  ...workedWatching,
]
