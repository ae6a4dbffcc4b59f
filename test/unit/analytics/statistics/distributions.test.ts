import { describe, expect, it } from 'vitest'
import {
  betaQuantile,
  betaUpper,
  binomialAtLeast,
  gammaQuantile,
  normalQuantile,
  normalTwoSided,
  normalUpper,
  poissonAtLeast,
  studentQuantile,
  zOfConfidence,
} from '../../../../src/analytics/statistics/distributions.ts'

/** Reference values: scipy.stats 1.17 (sf, ppf), which rests on other code. */
describe('distributions, each to 1e-9 of an independent reference', () => {
  it.each([
    ['normal tail at 1.9', normalUpper(1.9), 0.028716559816001803],
    ['normal tail at −8', normalUpper(-8), 0.9999999999999993],
    ['normal tail at 6', normalUpper(6), 9.865876450376946e-10],
    ['normal tail at 13', normalUpper(13), 6.117164399549704e-39],
    ['both normal tails at −2.5', normalTwoSided(-2.5), 0.012419330651552265],
    ['normal quantile 0.975', normalQuantile(0.975), 1.959963984540054],
    ['normal quantile 1e-6', normalQuantile(1e-6), -4.753424308822899],
    ['z of 99.8 %', zOfConfidence(0.998), 3.090232306167813],
    ['t quantile, 11 degrees', studentQuantile(0.975, 11), 2.200985160091639],
    ['t quantile, 1 degree', studentQuantile(0.975, 1), 12.706204736174694],
    ['t quantile, 2,000 degrees', studentQuantile(0.975, 2000), 1.9611508260994377],
    ['beta tail', betaUpper(0.05, 11, 185), 0.6151223405851665],
    ['beta tail of a large sample', betaUpper(0.9, 75_000, 8448), 0.1178892506744104],
    ['beta quantile', betaQuantile(0.025, 7, 193), 0.014257392717341746],
    ['Poisson tail', poissonAtLeast(11, 4.2), 0.004068803040170637],
    ['Poisson tail of a large count', poissonAtLeast(100_000, 99_000), 0.0007574199211747684],
    ['binomial tail', binomialAtLeast(18, 27, 640 / 1350), 0.03464058995764731],
    ['binomial tail of a large sample', binomialAtLeast(90_000, 250_000, 0.359), 0.14912305932367584],
    ['gamma quantile', gammaQuantile(0.025, 11), 5.49116036723684],
    ['gamma quantile of a large shape', gammaQuantile(0.025, 5000), 4862.359188694899],
  ])('%s', (_name, value, reference) => {
    expect(Math.abs(value / reference - 1)).toBeLessThan(1e-9)
  })
})
