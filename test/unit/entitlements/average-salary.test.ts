import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageSalary } from '../../../src/entitlements/average-salary.ts'
import {
  describeAnyInput,
  describeCases,
  describePublicExamples,
  describeRefusals,
  type Input,
} from './calculator-cases.ts'
import { dayBetween, likelyPeriods } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const at2026 = (...salaryPeriods: readonly unknown[]): Input => ({ settlementDate: '2026-06-01', salaryPeriods })
const at2025 = (...salaryPeriods: readonly unknown[]): Input => ({ settlementDate: '2025-12-31', salaryPeriods })
const period = (from: unknown, to: unknown, amount: unknown, kind?: unknown): Input => ({ from, to, amount, kind })

describePublicExamples('average_salary', averageSalary)

describeCases('average_salary', averageSalary, [
  {
    title: 'one month of the settlement month itself counts at coefficient 1',
    input: at2026(period('2026-06', '2026-06', 7_000_000)),
    expected: { averageSalary: 7_000_000, totalMonths: 1, totalAdjusted: 7_000_000, indexYear: 2026, warnings: [] },
  },
  {
    title: 'years before 1994 take the coefficient of 1994',
    input: at2026(period('1993-12', '1994-01', 1_000_000)),
    expected: {
      averageSalary: 5_810_000,
      monthsBefore2014: 2,
      byYear: [
        { year: 1993, kind: 'compulsory', months: 1, base: 1_000_000, coefficient: 5.81, adjusted: 5_810_000 },
        { year: 1994, kind: 'compulsory', months: 1, base: 1_000_000, coefficient: 5.81, adjusted: 5_810_000 },
      ],
    },
  },
  {
    title: 'January 1961 is the first month there is',
    input: at2026(period('1961-01', '1961-01', 100)),
    expected: { averageSalary: 581, totalMonths: 1 },
  },
  {
    title: 'a settlement in 2025 takes the table of 2025',
    input: at2025(period('2012-01', '2012-12', 3_000_000)),
    expected: { averageSalary: 4_410_000, totalAdjusted: 52_920_000, indexYear: 2025, monthsBefore2014: 12 },
  },
  {
    title: 'the first day of 2025 is settled, December 2024 its last month but one',
    input: { settlementDate: '2025-01-01', salaryPeriods: [period('2024-12', '2025-01', 5_000_000)] },
    expected: { averageSalary: 5_000_000, totalMonths: 2 },
  },
  {
    title: 'the last day of 2026 is settled',
    input: { settlementDate: '2026-12-31', salaryPeriods: [period('2024-12', '2026-12', 1_000_000)] },
    // 1.03 + 24 months at 1.00 = 25,030,000 ÷ 25.
    expected: { averageSalary: 1_001_200, totalMonths: 25, monthsFrom2014: 25 },
  },
  {
    title: 'a make-up of missing months is not indexed, and stands before voluntary months of the same year',
    input: at2026(
      period('2023-01', '2023-02', 2_000_000, 'voluntary'),
      period('2023-03', '2023-04', 2_000_000, 'makeup'),
    ),
    expected: {
      // 4,000,000 × 1.07 + 4,000,000 = 8,280,000 ÷ 4.
      averageSalary: 2_070_000,
      byYear: [
        { year: 2023, kind: 'makeup', months: 2, base: 4_000_000, coefficient: 1, adjusted: 4_000_000 },
        { year: 2023, kind: 'voluntary', months: 2, base: 4_000_000, coefficient: 1.07, adjusted: 4_280_000 },
      ],
    },
  },
  {
    title: 'an average ending in exactly half a đồng is rounded up',
    input: at2026(period('2026-01', '2026-01', 1), period('2026-02', '2026-02', 2)),
    expected: { averageSalary: 2, totalAdjusted: 3 },
  },
  {
    title: 'an average just under half a đồng is rounded down',
    input: at2026(period('2026-01', '2026-02', 1), period('2026-03', '2026-03', 2)),
    expected: { averageSalary: 1 },
  },
  {
    title: 'periods in any order, and two in the same year, make one row of the year',
    input: at2026(period('2022-07', '2022-12', 2_000_000), period('2022-01', '2022-06', 1_000_000)),
    expected: {
      // 18,000,000 × 1.11 ÷ 12.
      averageSalary: 1_665_000,
      byYear: [
        { year: 2022, kind: 'compulsory', months: 12, base: 18_000_000, coefficient: 1.11, adjusted: 19_980_000 },
      ],
    },
  },
  {
    title: 'December 2013 and January 2014 lie on the two sides',
    input: at2026(period('2013-12', '2014-01', 10_000_000)),
    // 14,200,000 + 13,600,000 ÷ 2.
    expected: { averageSalary: 13_900_000, monthsBefore2014: 1, monthsFrom2014: 1 },
  },
  {
    title: 'the worst salary for binary numbers is indexed exactly',
    input: at2026(period('2007-05', '2007-05', 99_999_999_999)),
    // 2.81 × 99,999,999,999 = 280,999,999,997.19.
    expected: { averageSalary: 280_999_999_997 },
  },
  {
    title: 'voluntary insurance begins in January 2008',
    input: at2026(period('2008-01', '2008-01', 1_000_000, 'voluntary')),
    expected: { averageSalary: 2_290_000 },
  },
])

const good = period('2020-01', '2020-12', 5_000_000)

describeRefusals('average_salary', averageSalary, [
  { title: 'no date', input: { salaryPeriods: [good] }, field: 'settlementDate' },
  {
    title: 'a day that does not exist',
    input: { settlementDate: '2026-02-29', salaryPeriods: [good] },
    field: 'settlementDate',
  },
  {
    title: '2024',
    input: { settlementDate: '2024-12-31', salaryPeriods: [good] },
    field: 'settlementDate',
    code: 'unsupported_period',
  },
  {
    title: '2027',
    input: { settlementDate: '2027-01-01', salaryPeriods: [good] },
    field: 'settlementDate',
    code: 'unsupported_period',
  },
  { title: 'no periods', input: { settlementDate: '2026-06-01' }, field: 'salaryPeriods' },
  { title: 'an empty list', input: at2026(), field: 'salaryPeriods' },
  {
    title: 'an object for the list',
    input: { settlementDate: '2026-06-01', salaryPeriods: {} },
    field: 'salaryPeriods',
  },
  { title: '601 periods', input: at2026(...Array.from({ length: 601 }, () => good)), field: 'salaryPeriods' },
  { title: 'a period that is null', input: at2026(good, null), field: 'salaryPeriods[1]' },
  { title: 'no first month', input: at2026(period(null, '2020-12', 1)), field: 'salaryPeriods[0].from' },
  {
    title: 'a first month before 1961',
    input: at2026(period('1960-12', '1961-12', 1)),
    field: 'salaryPeriods[0].from',
  },
  { title: 'a month 13', input: at2026(period('2020-13', '2020-12', 1)), field: 'salaryPeriods[0].from' },
  {
    title: 'a last month before the first',
    input: at2026(good, period('2021-02', '2021-01', 1)),
    field: 'salaryPeriods[1].to',
  },
  {
    title: 'a last month after the settlement',
    input: at2026(period('2026-01', '2026-07', 1)),
    field: 'salaryPeriods[0].to',
  },
  { title: 'an amount of nothing', input: at2026(period('2020-01', '2020-12', 0)), field: 'salaryPeriods[0].amount' },
  {
    title: 'an amount in text',
    input: at2026(period('2020-01', '2020-12', '5000000')),
    field: 'salaryPeriods[0].amount',
  },
  { title: 'half a đồng', input: at2026(period('2020-01', '2020-12', 1.5)), field: 'salaryPeriods[0].amount' },
  {
    title: 'more than money can be',
    input: at2026(period('2020-01', '2020-12', 100_000_000_001)),
    field: 'salaryPeriods[0].amount',
  },
  { title: 'an unknown kind', input: at2026(period('2020-01', '2020-12', 1, 'state')), field: 'salaryPeriods[0].kind' },
  {
    title: 'voluntary before 2008',
    input: at2026(period('2007-12', '2008-12', 1, 'voluntary')),
    field: 'salaryPeriods[0].kind',
  },
  {
    title: 'make-up before 2008',
    input: at2026(period('2007-12', '2008-12', 1, 'makeup')),
    field: 'salaryPeriods[0].kind',
  },
  {
    title: 'a month in two periods',
    input: at2026(good, period('2020-12', '2021-01', 1, 'voluntary')),
    field: 'salaryPeriods',
  },
  {
    title: 'a period inside another',
    input: at2026(period('2019-01', '2021-12', 1), period('2023-01', '2023-01', 1), good),
    field: 'salaryPeriods',
  },
])

describe('averageSalary', () => {
  describeAnyInput('average_salary', averageSalary, {
    settlementDate: dayBetween(2025, 2026),
    salaryPeriods: likelyPeriods,
  })

  it('lies between the smallest and the largest indexed base', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 12 })

    fc.assert(
      fc.property(amounts, (bases) => {
        const periods = bases.map((amount, index) => {
          const month = `2019-${String(index + 1).padStart(2, '0')}`
          return period(month, month, amount)
        })

        const average = numberOf(resultOf(averageSalary, at2026(...periods)), 'averageSalary')

        expect(average).toBeGreaterThanOrEqual(Math.floor(Math.min(...bases) * 1.2))
        expect(average).toBeLessThanOrEqual(Math.ceil(Math.max(...bases) * 1.2))
      }),
    )
  })

  it('never falls when a base grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (amount, more) => {
          const of = (base: number): number =>
            numberOf(resultOf(averageSalary, at2026(period('2001-03', '2015-08', base))), 'averageSalary')

          expect(of(amount + more)).toBeGreaterThanOrEqual(of(amount))
        },
      ),
    )
  })
})
