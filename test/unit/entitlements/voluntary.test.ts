import fc from 'fast-check'
import { expect, it } from 'vitest'
import { voluntary } from '../../../src/entitlements/voluntary.ts'
import { describeCalculator } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const paid = { paymentMonth: '2026-03', income: 2_000_000 }

describeCalculator({
  name: 'voluntary',
  calculator: voluntary,
  cases: [
    [
      'takes three months without interest',
      { ...paid, method: '3_months', group: 'ethnic' },
      {
        months: 3,
        grossAmount: 1_320_000,
        monthlySupport: 99_000,
        support: 297_000,
        amountDue: 1_023_000,
        warnings: [],
      },
    ],
    [
      'takes six months',
      { ...paid, method: '6_months', group: 'near_poor' },
      { months: 6, grossAmount: 2_640_000, monthlySupport: 132_000, support: 792_000, amountDue: 1_848_000 },
    ],
    [
      'discounts two years ahead',
      { ...paid, method: 'prepay_years', years: 2 },
      // 440,000 × (1 − 1.0031^−24) ÷ (1 − 1.0031^−1) = 10,193,068.59.
      {
        months: 24,
        undiscountedAmount: 10_560_000,
        grossAmount: 10_193_069,
        amountDue: 8_609_069,
        support: 1_584_000,
        warnings: ['floor_2027', 'prepay_support_unverified'],
      },
    ],
    [
      'discounts five years ahead, the support ending before',
      { ...paid, method: 'prepay_years', years: 5, supportMonthsUsed: 70 },
      // 440,000 × (1 − 1.0031^−60) ÷ (1 − 1.0031^−1) = 24,130,864.30
      {
        months: 60,
        grossAmount: 24_130_864,
        supportMonths: 50,
        support: 3_300_000,
        warnings: ['floor_2027', 'prepay_support_unverified', 'support_limit_120'],
      },
    ],
    [
      'adds interest to one missing month',
      { ...paid, method: 'missing_months', months: 1, group: 'poor_or_island' },
      // 440,000 × 1.0031
      { grossAmount: 441_364, support: 0, supportMonths: 0, monthlySupport: 0, amountDue: 441_364 },
    ],
    [
      'does not warn of support limits or of 2027 for missing months',
      { ...paid, paymentMonth: '2026-12', method: 'missing_months', months: 60, supportMonthsUsed: 120 },
      { warnings: ['support_for_missing_months_unverified'] },
    ],
    [
      'supports only what is left of ten years',
      { ...paid, paymentMonth: '2026-01', method: '12_months', supportMonthsUsed: 115 },
      {
        supportMonths: 5,
        support: 330_000,
        grossAmount: 5_280_000,
        amountDue: 4_950_000,
        warnings: ['support_limit_120'],
      },
    ],
    [
      'supports nothing after ten years',
      { ...paid, supportMonthsUsed: 120 },
      { supportMonths: 0, support: 0, amountDue: 440_000, warnings: ['support_limit_120'] },
    ],
    [
      'stays within 2026 for twelve months from January',
      { ...paid, paymentMonth: '2026-01', method: '12_months' },
      { warnings: [] },
    ],
    [
      'leaves 2026 one month later',
      { ...paid, paymentMonth: '2026-02', method: '12_months' },
      { warnings: ['floor_2027'] },
    ],
    ['rounds half up', { ...paid, income: 2_000_025 }, { monthlyGross: 440_006, grossAmount: 440_006 }],
    ['takes the cap of the month', { ...paid, income: 46_800_000 }, { cap: 46_800_000, grossAmount: 10_296_000 }],
    ['takes the first month of the window', { ...paid, paymentMonth: '2025-07' }, { amountDue: 374_000 }],
    ['refuses an income above the cap', { ...paid, income: 46_800_001 }, invalid('income')],
    ['refuses an income below the floor', { ...paid, income: 1_499_999 }, invalid('income')],
    ['needs the month', { income: 2_000_000 }, invalid('paymentMonth')],
    ['knows nothing before the law', { ...paid, paymentMonth: '2025-06' }, outside('paymentMonth')],
    ['knows nothing of 2027', { ...paid, paymentMonth: '2027-01' }, outside('paymentMonth')],
    ['needs the income', { paymentMonth: '2026-03' }, invalid('income')],
    ['knows four groups', { ...paid, group: 'rich' }, invalid('group')],
    ['knows six methods', { ...paid, method: 'weekly' }, invalid('method')],
    ['needs the years to prepay', { ...paid, method: 'prepay_years' }, invalid('years')],
    ['prepays two years at least', { ...paid, method: 'prepay_years', years: 1 }, invalid('years')],
    ['prepays five years at most', { ...paid, method: 'prepay_years', years: 6 }, invalid('years')],
    ['needs the missing months', { ...paid, method: 'missing_months' }, invalid('months')],
    ['makes up sixty months at most', { ...paid, method: 'missing_months', months: 61 }, invalid('months')],
    ['counts used support up to ten years', { ...paid, supportMonthsUsed: 121 }, invalid('supportMonthsUsed')],
    [
      'knows no yield for prepayments of 2025',
      { ...paid, paymentMonth: '2025-12', method: 'prepay_years', years: 2 },
      outside('paymentMonth'),
    ],
    [
      'knows no yield for missing months of 2025',
      { ...paid, paymentMonth: '2025-12', method: 'missing_months', months: 2 },
      outside('paymentMonth'),
    ],
  ],
  plausible: {
    paymentMonth: fc.constantFrom('2025-07', '2025-12', '2026-01', '2026-12'),
    income: fc.integer({ min: 1_500_000, max: 46_800_000 }),
    group: fc.constantFrom('poor_or_island', 'near_poor', 'ethnic', 'other'),
    method: fc.constantFrom('monthly', '3_months', '6_months', '12_months', 'prepay_years', 'missing_months'),
    years: fc.integer({ min: 2, max: 5 }),
    months: fc.integer({ min: 1, max: 60 }),
    supportMonthsUsed: fc.integer({ min: 0, max: 120 }),
  },
  amounts: ['monthlyGross', 'monthlySupport', 'undiscountedAmount', 'grossAmount', 'support', 'amountDue'],
})

it('asks less than the sum of the months ahead, and more than the sum of the months missed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1_500_000, max: 46_800_000 }), (years, income) => {
      const ahead = resultOf(voluntary, { ...paid, income, method: 'prepay_years', years })
      const missed = resultOf(voluntary, { ...paid, income, method: 'missing_months', months: years * 12 })

      expect(numberOf(ahead, 'grossAmount')).toBeLessThan(numberOf(ahead, 'undiscountedAmount'))
      expect(numberOf(missed, 'grossAmount')).toBeGreaterThan(numberOf(missed, 'undiscountedAmount'))
      expect(numberOf(ahead, 'amountDue')).toBe(numberOf(ahead, 'grossAmount') - numberOf(ahead, 'support'))
    }),
    { numRuns: 30 },
  )
})
