import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthlyAllowance } from '../../../src/entitlements/monthly-allowance.ts'
import { describeAnyInput, describeCases, describePublicExamples, describeRefusals } from './calculator-cases.ts'
import { dayBetween, likelyMoney, likelyMonths, likelyPeriods } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const base = {
  settlementDate: '2026-03-01',
  averageSalary: 5_000_000,
  contributionMonths: 120,
  monthsToSocialPension: 216,
}
const history = {
  settlementDate: '2026-03-01',
  salaryPeriods: [{ from: '2020-01', to: '2020-12', amount: 5_000_000 }],
  monthsToSocialPension: 30,
}

describePublicExamples('monthly_allowance', monthlyAllowance)

describeCases('monthly_allowance', monthlyAllowance, [
  {
    title: 'the months come out even: 2 × 5,000,000 × 10 ÷ 500,000',
    input: base,
    expected: { calculatedMonths: 200, payMonths: 200, monthlyAmount: 500_000, topUp: 8_000_000, warnings: [] },
  },
  {
    title: 'one đồng more is one month more',
    input: { ...base, averageSalary: 5_000_001 },
    expected: { calculatedMonths: 201, payMonths: 201, topUp: 7_500_000 },
  },
  {
    title: 'as many months as are left need no payment',
    input: { ...base, monthsToSocialPension: 200 },
    expected: { calculatedMonths: 200, payMonths: 200, monthlyAmount: 500_000, topUp: 0 },
  },
  {
    title: 'fewer months left raise the amount, half a đồng rounded up or down at the end',
    // 500,000 × 200 ÷ 199 = 502,512.56.
    input: { ...base, monthsToSocialPension: 199 },
    expected: { payMonths: 199, monthlyAmount: 502_513, topUp: 0 },
  },
  {
    title: 'one month left takes it all',
    input: { ...base, monthsToSocialPension: 1 },
    expected: { payMonths: 1, monthlyAmount: 100_000_000, topUp: 0 },
  },
  {
    title: 'an average of nothing pays nothing',
    input: { ...base, averageSalary: 0 },
    expected: { eligible: true, calculatedMonths: 0, payMonths: 0, monthlyAmount: 0, topUp: 108_000_000 },
  },
  {
    title: 'one month of contribution counts half a year',
    // 2 × 5,000,000 × 0.5 ÷ 500,000.
    input: { ...base, contributionMonths: 1 },
    expected: { yearsCounted: 0.5, calculatedMonths: 10 },
  },
  {
    title: '179 months count fifteen years and are still short of a pension',
    input: { ...base, contributionMonths: 179 },
    expected: {
      eligible: true,
      reasons: [],
      yearsCounted: 15,
      calculatedMonths: 300,
      payMonths: 216,
      monthlyAmount: 694_444,
    },
  },
  {
    title: '180 months give a pension instead',
    input: { ...base, contributionMonths: 180 },
    expected: { eligible: false, reasons: ['15_years_or_more'], payMonths: 0, monthlyAmount: 0, topUp: 0 },
  },
  {
    title: 'July 2026 takes the new level',
    // 100,000,000 ÷ 540,000 = 185.2.
    input: { ...base, settlementDate: '2026-07-01' },
    expected: { socialPensionLevel: 540_000, calculatedMonths: 186, warnings: ['social_pension_level_2026'] },
  },
  {
    title: 'June 2026 does not',
    input: { ...base, settlementDate: '2026-06-30' },
    expected: { socialPensionLevel: 500_000, calculatedMonths: 200, warnings: [] },
  },
  {
    title: 'salary periods give average and months',
    // 5,000,000 × 1.16 = 5,800,000; × 2 × 1 ÷ 500,000 = 23.2.
    input: history,
    expected: { averageSalary: 5_800_000, yearsCounted: 1, calculatedMonths: 24, payMonths: 24, topUp: 3_000_000 },
  },
  {
    title: 'a typed count that agrees with them is fine',
    input: { ...history, contributionMonths: 12 },
    expected: { calculatedMonths: 24 },
  },
])

describeRefusals('monthly_allowance', monthlyAllowance, [
  { title: 'no date', input: { ...base, settlementDate: null }, field: 'settlementDate' },
  {
    title: 'June 2025',
    input: { ...base, settlementDate: '2025-06-30' },
    field: 'settlementDate',
    code: 'unsupported_period',
  },
  { title: 'neither average nor periods', input: { ...base, averageSalary: null }, field: 'averageSalary' },
  { title: 'both', input: { ...history, averageSalary: 1 }, field: 'averageSalary' },
  { title: 'no months', input: { ...base, contributionMonths: null }, field: 'contributionMonths' },
  { title: 'zero months', input: { ...base, contributionMonths: 0 }, field: 'contributionMonths' },
  { title: '721 months', input: { ...base, contributionMonths: 721 }, field: 'contributionMonths' },
  {
    title: 'a count that differs from the periods',
    input: { ...history, contributionMonths: 13 },
    field: 'contributionMonths',
  },
  { title: 'no months left', input: { ...base, monthsToSocialPension: 0 }, field: 'monthsToSocialPension' },
  { title: '301 months left', input: { ...base, monthsToSocialPension: 301 }, field: 'monthsToSocialPension' },
  { title: 'months left missing', input: { ...history, monthsToSocialPension: null }, field: 'monthsToSocialPension' },
  {
    title: 'a wrong type before a contradiction',
    input: { ...history, contributionMonths: 13, monthsToSocialPension: 'x' },
    field: 'monthsToSocialPension',
  },
])

describe('monthlyAllowance', () => {
  describeAnyInput('monthly_allowance', monthlyAllowance, {
    settlementDate: dayBetween(2025, 2026),
    averageSalary: likelyMoney,
    salaryPeriods: fc.option(likelyPeriods),
    contributionMonths: likelyMonths,
    monthsToSocialPension: fc.integer({ min: 0, max: 301 }),
  })

  it('is worth at least what was paid in, and never falls with the salary', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000_000 }),
        fc.integer({ min: 1, max: 179 }),
        fc.integer({ min: 1, max: 300 }),
        (averageSalary, contributionMonths, monthsToSocialPension) => {
          const worth = (average: number): number => {
            const input = { ...base, averageSalary: average, contributionMonths, monthsToSocialPension }
            const result = resultOf(monthlyAllowance, input)
            return numberOf(result, 'payMonths') * numberOf(result, 'monthlyAmount')
          }

          // Rounding each month to a whole đồng moves the sum by half a đồng a month.
          const paidIn = 2 * averageSalary * Math.floor(contributionMonths / 12)
          expect(worth(averageSalary) + monthsToSocialPension / 2).toBeGreaterThanOrEqual(paidIn)
          expect(worth(averageSalary + 1_000_000)).toBeGreaterThanOrEqual(worth(averageSalary))
        },
      ),
    )
  })
})
