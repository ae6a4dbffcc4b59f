import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lumpSum } from '../../../src/entitlements/lump-sum.ts'
import { describeAnyInput, describeCases, describePublicExamples, describeRefusals } from './calculator-cases.ts'
import { dayBetween, likelyMoney, likelyMonths, likelyPeriods } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const base = { settlementDate: '2026-06-01', averageSalary: 6_000_000, monthsBefore2014: 0, monthsFrom2014: 120 }
const waiting = { ...base, case: 'after_12_months', idleMonths: 12, startedBeforeJuly2025: true }
const history = { settlementDate: '2026-06-01', salaryPeriods: [{ from: '2024-01', to: '2025-06', amount: 4_000_000 }] }

describePublicExamples('lump_sum', lumpSum)

describeCases('lump_sum', lumpSum, [
  {
    title: 'ten years from 2014 are 20 averages',
    input: base,
    expected: { eligible: null, reasons: [], totalMonths: 120, yearsFrom2014: 10, amount: 120_000_000, warnings: [] },
  },
  {
    title: 'years before 2014 alone keep their odd months',
    // 1.5 × 2.5.
    input: { ...base, monthsBefore2014: 25, monthsFrom2014: 0 },
    expected: { movedMonths: 0, yearsBefore2014: 2.5, yearsFrom2014: 0, amount: 22_500_000 },
  },
  {
    title: 'odd months before 2014 move over, and six of them are half a year',
    // 24 months stay, 6 + 12 are a year and a half: 1.5 × 2 + 2 × 1.5 = 6.
    input: { ...base, monthsBefore2014: 30, monthsFrom2014: 12 },
    expected: {
      monthsBefore2014: 30,
      monthsFrom2014: 12,
      movedMonths: 6,
      yearsBefore2014: 2,
      yearsFrom2014: 1.5,
      amount: 36_000_000,
    },
  },
  {
    title: 'seven odd months are a year',
    input: { ...base, monthsFrom2014: 19 },
    expected: { yearsFrom2014: 2, amount: 24_000_000 },
  },
  {
    title: 'twelve months are a year, no longer under one',
    input: { ...base, monthsFrom2014: 12 },
    expected: { underOneYear: false, yearsFrom2014: 1, amount: 12_000_000, warnings: [] },
  },
  {
    title: 'eleven months pay back what was paid in, capped at two averages',
    // 22 % × 66,000,000 = 14,520,000 > 12,000,000.
    input: { ...base, monthsFrom2014: 11, totalPaidBase: 66_000_000 },
    expected: {
      underOneYear: true,
      yearsFrom2014: 0,
      amount: 12_000_000,
      warnings: ['under_one_year_index_doubt'],
    },
  },
  {
    title: 'one month pays back 22 %, half a đồng rounded up',
    // 22 % × 5,000,025 = 1,100,005.5.
    input: { ...base, monthsFrom2014: 1, totalPaidBase: 5_000_025 },
    expected: { amount: 1_100_006 },
  },
  {
    title: 'months on both sides and yet under a year',
    input: { ...base, monthsBefore2014: 3, monthsFrom2014: 5, totalPaidBase: 10_000_000 },
    expected: { underOneYear: true, yearsBefore2014: 0, yearsFrom2014: 0, amount: 2_200_000 },
  },
  {
    title: 'waited for twelve months, joined before the law',
    input: waiting,
    expected: { eligible: true, reasons: [], warnings: [] },
  },
  {
    title: 'waited for eleven months only',
    input: { ...waiting, idleMonths: 11 },
    expected: { eligible: false, reasons: ['under_12_months_wait'], amount: 120_000_000 },
  },
  {
    title: 'joined since the law, with twenty years, without waiting',
    input: { ...waiting, monthsFrom2014: 240, idleMonths: 0, startedBeforeJuly2025: false },
    expected: { eligible: false, reasons: ['started_from_july_2025', '20_years_or_more', 'under_12_months_wait'] },
  },
  {
    title: '239 months are under twenty years',
    input: { ...waiting, monthsFrom2014: 239 },
    expected: { eligible: true },
  },
  {
    title: 'at the retirement age with 179 months',
    input: { ...base, case: 'age_under_15_years', monthsFrom2014: 179 },
    expected: { eligible: true },
  },
  {
    title: 'at the retirement age with 180',
    input: { ...base, case: 'age_under_15_years', monthsFrom2014: 180 },
    expected: { eligible: false, reasons: ['15_years_or_more'] },
  },
  ...['settling_abroad', 'armed_forces'].map((reasonCase) => ({
    title: `${reasonCase}: entitled, support not deducted`,
    input: { ...base, case: reasonCase, hadStateSupport: true },
    expected: { eligible: true, warnings: ['state_support_deduction_not_included'] },
  })),
  ...['serious_disease', 'capacity_loss_81'].map((reasonCase) => ({
    title: `${reasonCase}: entitled, support is not deducted by law`,
    input: { ...base, case: reasonCase, hadStateSupport: true },
    expected: { eligible: true, warnings: [] },
  })),
  {
    title: 'support with no case named',
    input: { ...base, hadStateSupport: true },
    expected: { eligible: null, warnings: ['state_support_deduction_not_included'] },
  },
  {
    title: 'joined in June 2025 by the periods',
    // (48,000,000 × 1.03 + 24,000,000) ÷ 18 × 2 × 1.5 = 4,080,000 × 3.
    input: { ...history, case: 'after_12_months', idleMonths: 12 },
    expected: { eligible: true, averageSalary: 4_080_000, yearsFrom2014: 1.5, amount: 12_240_000 },
  },
  {
    title: 'joined in July 2025 by the periods',
    input: {
      settlementDate: '2026-12-31',
      salaryPeriods: [{ from: '2025-07', to: '2025-12', amount: 5_000_000 }],
      case: 'after_12_months',
      idleMonths: 12,
    },
    expected: { eligible: false, reasons: ['started_from_july_2025'], amount: 6_600_000 },
  },
])

describeRefusals('lump_sum', lumpSum, [
  { title: 'no date', input: { ...base, settlementDate: null }, field: 'settlementDate' },
  {
    title: 'June 2025',
    input: { ...base, settlementDate: '2025-06-30' },
    field: 'settlementDate',
    code: 'unsupported_period',
  },
  {
    title: '2027',
    input: { ...base, settlementDate: '2027-01-01' },
    field: 'settlementDate',
    code: 'unsupported_period',
  },
  { title: 'neither average nor periods', input: { ...base, averageSalary: null }, field: 'averageSalary' },
  { title: 'both', input: { ...base, ...history }, field: 'averageSalary' },
  { title: 'a bad period', input: { ...history, salaryPeriods: [{ from: '2024-01' }] }, field: 'salaryPeriods[0].to' },
  { title: 'no months before 2014', input: { ...base, monthsBefore2014: null }, field: 'monthsBefore2014' },
  { title: 'no months from 2014', input: { ...base, monthsFrom2014: null }, field: 'monthsFrom2014' },
  { title: 'no months at all', input: { ...base, monthsFrom2014: 0 }, field: 'monthsFrom2014' },
  {
    title: 'a count before 2014 against the periods',
    input: { ...history, monthsBefore2014: 1 },
    field: 'monthsBefore2014',
  },
  {
    title: 'a count from 2014 against the periods',
    input: { ...history, monthsFrom2014: 17 },
    field: 'monthsFrom2014',
  },
  { title: 'an unknown case', input: { ...base, case: 'other' }, field: 'case' },
  { title: 'a flag in text', input: { ...base, hadStateSupport: 'no' }, field: 'hadStateSupport' },
  { title: 'idle months missing', input: { ...waiting, idleMonths: null }, field: 'idleMonths' },
  { title: 'too many idle months', input: { ...waiting, idleMonths: 721 }, field: 'idleMonths' },
  { title: 'the start missing', input: { ...waiting, startedBeforeJuly2025: null }, field: 'startedBeforeJuly2025' },
  {
    title: 'a start against the periods',
    input: { ...history, case: 'after_12_months', idleMonths: 12, startedBeforeJuly2025: false },
    field: 'startedBeforeJuly2025',
  },
  { title: 'under a year without the sum paid on', input: { ...base, monthsFrom2014: 11 }, field: 'totalPaidBase' },
  { title: 'a negative sum', input: { ...base, monthsFrom2014: 11, totalPaidBase: -1 }, field: 'totalPaidBase' },
])

describe('lumpSum', () => {
  describeAnyInput('lump_sum', lumpSum, {
    settlementDate: dayBetween(2025, 2026),
    averageSalary: likelyMoney,
    salaryPeriods: fc.option(likelyPeriods),
    monthsBefore2014: likelyMonths,
    monthsFrom2014: likelyMonths,
    case: fc.constantFrom('after_12_months', 'age_under_15_years', 'serious_disease', 'unspecified'),
    hadStateSupport: fc.boolean(),
    idleMonths: likelyMonths,
    startedBeforeJuly2025: fc.boolean(),
    totalPaidBase: likelyMoney,
  })

  it('never falls when the average or the months from 2014 grow', () => {
    const months = fc.integer({ min: 12, max: 400 })

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), months, months, (averageSalary, before, from) => {
        const amount = (average: number, monthsFrom2014: number): number =>
          numberOf(
            resultOf(lumpSum, { ...base, averageSalary: average, monthsBefore2014: before, monthsFrom2014 }),
            'amount',
          )

        expect(amount(averageSalary + 1, from)).toBeGreaterThanOrEqual(amount(averageSalary, from))
        expect(amount(averageSalary, from + 1)).toBeGreaterThanOrEqual(amount(averageSalary, from))
      }),
    )
  })

  it('gives at most two averages for less than a year', () => {
    fc.assert(
      fc.property(likelyMoney, likelyMoney, fc.integer({ min: 1, max: 11 }), (averageSalary, totalPaidBase, months) => {
        const result = resultOf(lumpSum, { ...base, averageSalary, totalPaidBase, monthsFrom2014: months })

        expect(numberOf(result, 'amount')).toBeLessThanOrEqual(2 * averageSalary)
      }),
    )
  })
})
