import { expectCount, expectShare } from './check.ts'

/**
 * How many alarms chance alone gives. Source: survey method §4: 3,321 communes × 12 months = 39,852 tests; at 5 %
 * about 1,993, at 0.1 % about 40.
 */
export function falseAlarms(tests: number, alpha: number): { readonly expected: number } {
  expectCount(tests, 'tests')
  expectShare(alpha, 'alpha')
  return { expected: tests * alpha }
}
