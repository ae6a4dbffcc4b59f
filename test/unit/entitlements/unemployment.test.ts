import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unemployment } from '../../../src/entitlements/unemployment.ts'
import { describeAnyInput, describeCases, describePublicExamples } from './calculator-cases.ts'
import { dayBetween, likelyMoney, likelyMonths, monthBetween } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const base = {
  endDate: '2026-03-31',
  lastContributionMonth: '2026-03',
  averageSalary: 10_000_000,
  contributionMonths: 36,
  region: 1,
  monthsInWindow: 24,
}
const refused = {
  eligible: false,
  monthlyAmount: 0,
  benefitMonths: 0,
  total: 0,
  healthInsuranceMonthly: 0,
  reservedMonths: 0,
  lostMonths: 0,
  filingDeadline: null,
  startDate: null,
  firstMonthEnd: null,
}
const filed = { ...base, filingDate: '2026-04-10' }

describePublicExamples('unemployment', unemployment)

describeCases('unemployment', unemployment, [
  {
    title: '36 months pay three and reserve none',
    input: base,
    expected: {
      eligible: true,
      monthlyAmount: 6_000_000,
      benefitMonths: 3,
      total: 18_000_000,
      healthInsuranceMonthly: 270_000,
      reservedMonths: 0,
      filingDeadline: '2026-06-30',
      startDate: null,
      warnings: [],
    },
  },
  {
    title: '12 months pay three',
    input: { ...base, contributionMonths: 12 },
    expected: { benefitMonths: 3, reservedMonths: 0 },
  },
  {
    title: '47 months pay three and reserve eleven',
    input: { ...base, contributionMonths: 47 },
    expected: { benefitMonths: 3, reservedMonths: 11 },
  },
  {
    title: '48 months pay four',
    input: { ...base, contributionMonths: 48 },
    expected: { benefitMonths: 4, reservedMonths: 0 },
  },
  {
    title: '143 months pay eleven',
    input: { ...base, contributionMonths: 143 },
    expected: { benefitMonths: 11, reservedMonths: 11 },
  },
  {
    title: '150 months pay twelve and lose six',
    input: { ...base, contributionMonths: 150 },
    expected: { benefitMonths: 12, reservedMonths: 0, lostMonths: 6 },
  },
  {
    title: '60 % of exactly the cap is not capped',
    input: { ...base, averageSalary: 44_250_000 },
    expected: { cap: 26_550_000, capApplied: false, monthlyAmount: 26_550_000 },
  },
  {
    title: 'one đồng more is',
    input: { ...base, averageSalary: 44_250_001 },
    expected: { capApplied: true, monthlyAmount: 26_550_000 },
  },
  {
    title: 'region 4 has its own cap',
    input: { ...base, region: 4, averageSalary: 50_000_000 },
    expected: { cap: 18_500_000, monthlyAmount: 18_500_000 },
  },
  {
    title: 'six salaries are averaged exactly',
    // 10,000,001 ÷ 6 × 60 % = 1,000,000.1.
    input: { ...base, averageSalary: null, salaries: [10_000_001, 0, 0, 0, 0, 0] },
    expected: { averageSalary: 1_666_667, monthlyAmount: 1_000_000 },
  },
  {
    title: 'the minimum wage rose between the last month and the end',
    input: { ...base, endDate: '2026-01-15', lastContributionMonth: '2025-12', averageSalary: 60_000_000 },
    expected: {
      cap: 24_800_000,
      monthlyAmount: 24_800_000,
      alternativeMonthlyAmount: 26_550_000,
      warnings: ['cap_date_conflict'],
    },
  },
  {
    title: 'a contract that ended in 2025 falls under the new law too',
    input: { ...base, endDate: '2025-10-01', lastContributionMonth: '2025-09', filingDate: '2026-01-01', holidays: [] },
    // 11 working days after Thursday 1 January: Friday 16.
    expected: {
      eligible: true,
      filingDeadline: '2026-01-01',
      startDate: '2026-01-16',
      firstMonthEnd: '2026-02-15',
      warnings: [],
    },
  },
  {
    title: 'the deadline of a contract that ended on 30 November is the last of February',
    input: { ...base, endDate: '2025-11-30', lastContributionMonth: '2025-11' },
    expected: { filingDeadline: '2026-02-28' },
  },
  {
    title: 'weekends and holidays put off the start',
    // Friday 10 April; 27 (Hùng kings' day observed), 30 April and 1 May are off.
    input: { ...filed, holidays: ['2026-04-27', '2026-04-30', '2026-05-01'] },
    expected: { startDate: '2026-04-28', firstMonthEnd: '2026-05-27', warnings: [] },
  },
  {
    title: 'without holidays only weekends do',
    input: filed,
    expected: { startDate: '2026-04-27', firstMonthEnd: '2026-05-26', warnings: ['holidays_not_given'] },
  },
  {
    title: 'the last day of the term is in time',
    input: { ...base, filingDate: '2026-06-30', holidays: [] },
    expected: { eligible: true, startDate: '2026-07-15' },
  },
  {
    title: 'the day after is late',
    input: { ...base, filingDate: '2026-07-01' },
    expected: { ...refused, reasons: ['filed_late'], warnings: [] },
  },
  {
    title: 'eleven months are too few, resigned unlawfully, filed late',
    input: {
      ...base,
      contributionMonths: 11,
      monthsInWindow: 3,
      reason: 'unlawful_resignation',
      filingDate: '2026-12-31',
    },
    expected: {
      ...refused,
      reasons: ['unlawful_resignation', 'under_12_months', 'filed_late'],
      averageSalary: 10_000_000,
    },
  },
  {
    title: 'enough months, but not in the window',
    input: { ...base, monthsInWindow: 11, stop: 'ignored' },
    expected: { ...refused, reasons: ['under_12_months_in_window'] },
  },
  {
    title: 'a pension instead',
    input: { ...base, reason: 'pension_eligible' },
    expected: { ...refused, reasons: ['pension_eligible'] },
  },
  {
    title: 'dismissed is entitled, the window unknown',
    input: { ...base, reason: 'dismissal', monthsInWindow: null },
    expected: { eligible: true, warnings: ['window_not_checked'] },
  },
  {
    title: 'stopped after two of eight months, with a notice',
    // 100 − 24 − 4 = 72, and the 4 of the decision.
    input: { ...base, contributionMonths: 100, stop: { receivedMonths: 2, reported: true } },
    expected: { reservedMonths: 4, reservedAtStop: 72, reservedTotal: 76, warnings: [] },
  },
  {
    title: 'stopped without one',
    input: { ...base, contributionMonths: 100, stop: { receivedMonths: 2, reported: false } },
    expected: { reservedAtStop: 0, reservedTotal: 4 },
  },
  {
    title: 'stopped after all three months of twenty',
    input: { ...base, contributionMonths: 20, stop: { receivedMonths: 3, reported: true } },
    expected: { reservedAtStop: 0, reservedTotal: 0 },
  },
  {
    title: 'stopped with more than 144 months',
    input: { ...base, contributionMonths: 150, stop: { receivedMonths: 1, reported: true } },
    expected: { reservedAtStop: 138, reservedTotal: 138, warnings: ['stop_over_144'] },
  },
])

describe('unemployment', () => {
  describeAnyInput('unemployment', unemployment, {
    endDate: dayBetween(2025, 2026),
    lastContributionMonth: monthBetween(2024, 2026),
    averageSalary: likelyMoney,
    salaries: fc.option(fc.array(likelyMoney, { minLength: 6, maxLength: 6 })),
    contributionMonths: likelyMonths,
    region: fc.integer({ min: 1, max: 4 }),
    reason: fc.constantFrom('lawful', 'dismissal', 'pension_eligible'),
    monthsInWindow: fc.integer({ min: 0, max: 36 }),
    filingDate: dayBetween(2026, 2027),
    holidays: fc.array(dayBetween(2026, 2026)),
    stop: fc.record({ receivedMonths: fc.integer({ min: 0, max: 12 }), reported: fc.boolean() }),
  })

  it('never pays above the cap, and never less for a higher salary or more months', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000_000 }),
        fc.integer({ min: 12, max: 700 }),
        fc.integer({ min: 1, max: 4 }),
        (averageSalary, contributionMonths, region) => {
          const of = (average: number, months: number): Readonly<Record<string, unknown>> =>
            resultOf(unemployment, { ...base, averageSalary: average, contributionMonths: months, region })

          const result = of(averageSalary, contributionMonths)

          expect(numberOf(result, 'monthlyAmount')).toBeLessThanOrEqual(numberOf(result, 'cap'))
          expect(numberOf(of(averageSalary + 1_000, contributionMonths), 'total')).toBeGreaterThanOrEqual(
            numberOf(result, 'total'),
          )
          expect(numberOf(of(averageSalary, contributionMonths + 1), 'total')).toBeGreaterThanOrEqual(
            numberOf(result, 'total'),
          )
        },
      ),
    )
  })

  it('accounts for every month beyond the first 36', () => {
    fc.assert(
      fc.property(fc.integer({ min: 37, max: 720 }), (contributionMonths) => {
        const result = resultOf(unemployment, { ...base, contributionMonths })

        const used = 36 + 12 * (numberOf(result, 'benefitMonths') - 3)
        expect(used + numberOf(result, 'reservedMonths') + numberOf(result, 'lostMonths')).toBe(contributionMonths)
        expect(numberOf(result, 'reservedMonths')).toBeLessThan(12)
      }),
    )
  })
})
