import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivors } from '../../../src/entitlements/survivors.ts'
import { describeAnyInput, describeCases, describePublicExamples, describeRefusals } from './calculator-cases.ts'
import { dayBetween, likelyMoney, likelyMonths, likelyPeriods } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const contributor = {
  deathDate: '2026-03-15',
  status: 'contributor',
  averageSalary: 8_000_000,
  monthsBefore2014: 0,
  monthsFrom2014: 180,
}
const pensioner = {
  deathDate: '2026-03-15',
  status: 'pensioner',
  pension: 4_000_001,
  pensionMonthsReceived: 2,
  compulsoryMonths: 180,
}
const history = {
  deathDate: '2026-03-15',
  status: 'contributor',
  salaryPeriods: [
    { from: '2025-01', to: '2025-06', amount: 5_000_000 },
    { from: '2025-07', to: '2025-12', amount: 5_000_000, kind: 'voluntary' },
  ],
}
const contributed = { pensionMonths: null, yearsBefore2014: 0, minimumApplied: false }
const noMonthly = {
  right: false,
  startMonth: null,
  counted: 0,
  perRelative50: 1_170_000,
  perRelative70: 1_638_000,
  total: 0,
}
const monthly = { ...noMonthly, right: true, startMonth: '2026-04' }
const retired = { minimumApplied: false, yearsBefore2014: null, yearsFrom2014: null }

describePublicExamples('survivors', survivors)

describeCases('survivors', survivors, [
  {
    title: '180 compulsory months give a monthly right',
    input: { ...contributor, relatives: 1, relativesWithoutSupport: 1 },
    expected: {
      funeral: { eligible: true, amount: 23_400_000 },
      monthly: { ...monthly, counted: 2, total: 2_808_000 },
      oneOff: { ...contributed, yearsFrom2014: 15, amount: 240_000_000 },
      accidentDeathGrant: 0,
      warnings: [],
    },
  },
  {
    title: '179 do not, but one month may be paid',
    input: { ...contributor, monthsFrom2014: 179 },
    expected: { monthly: noMonthly, warnings: ['missing_up_to_6_months'] },
  },
  {
    title: '174 may still be made up',
    input: { ...contributor, monthsFrom2014: 174 },
    expected: { monthly: noMonthly, warnings: ['missing_up_to_6_months'] },
  },
  {
    title: '173 may not',
    input: { ...contributor, monthsFrom2014: 173 },
    expected: { monthly: noMonthly, warnings: [] },
  },
  {
    title: 'an accident at work gives every right at once',
    input: { ...contributor, monthsFrom2014: 3, workAccident: true, relatives: 1 },
    expected: {
      funeral: { eligible: true, amount: 23_400_000 },
      monthly: { ...monthly, counted: 1, total: 1_170_000 },
      // 2 × 0.5 = 1 average, below 3.
      oneOff: { ...contributed, yearsFrom2014: 0.5, amount: 24_000_000, minimumApplied: true },
      accidentDeathGrant: 84_240_000,
      warnings: [],
    },
  },
  {
    title: 'of six relatives four count, those without support first',
    input: { ...contributor, relatives: 3, relativesWithoutSupport: 3 },
    expected: { monthly: { ...monthly, counted: 4, total: 3 * 1_638_000 + 1_170_000 }, warnings: ['more_than_four'] },
  },
  {
    title: 'four without support leave no room',
    input: { ...contributor, relatives: 1, relativesWithoutSupport: 4 },
    expected: { monthly: { ...monthly, counted: 4, total: 4 * 1_638_000 } },
  },
  {
    title: 'a death in June 2026 is buried at the old level and supported at the new one',
    input: { ...contributor, deathDate: '2026-06-30', relatives: 1 },
    expected: {
      funeral: { eligible: true, amount: 23_400_000 },
      monthly: {
        right: true,
        startMonth: '2026-07',
        counted: 1,
        perRelative50: 1_265_000,
        perRelative70: 1_771_000,
        total: 1_265_000,
      },
    },
  },
  {
    title: 'January 2027 takes the level of December 2026',
    input: { ...contributor, deathDate: '2026-12-31', relatives: 1 },
    expected: {
      funeral: { eligible: true, amount: 25_300_000 },
      monthly: {
        right: true,
        startMonth: '2027-01',
        counted: 1,
        perRelative50: 1_265_000,
        perRelative70: 1_771_000,
        total: 1_265_000,
      },
    },
  },
  {
    title: 'twelve compulsory months bury',
    input: { ...contributor, monthsFrom2014: 12 },
    expected: {
      funeral: { eligible: true, amount: 23_400_000 },
      oneOff: { ...contributed, yearsFrom2014: 1, amount: 24_000_000, minimumApplied: true },
    },
  },
  {
    title: 'eleven do not',
    input: { ...contributor, monthsFrom2014: 11 },
    expected: { funeral: { eligible: false, amount: 0 } },
  },
  {
    title: 'eighteen months come to exactly the minimum',
    input: { ...contributor, monthsFrom2014: 18 },
    expected: { oneOff: { ...contributed, yearsFrom2014: 1.5, amount: 24_000_000 } },
  },
  {
    title: 'sixty voluntary months bury, without a minimum',
    input: { ...contributor, monthsFrom2014: 60, compulsoryMonths: 0 },
    expected: {
      funeral: { eligible: true, amount: 23_400_000 },
      oneOff: { ...contributed, yearsFrom2014: 5, amount: 80_000_000 },
      warnings: [],
    },
  },
  {
    title: '59 voluntary months give back what was paid in',
    input: { ...contributor, monthsFrom2014: 59, compulsoryMonths: 0 },
    expected: {
      funeral: { eligible: false, amount: 0 },
      oneOff: { ...contributed, yearsFrom2014: 5, amount: null },
      warnings: ['voluntary_under_60_amount_paid'],
    },
  },
  {
    title: 'odd months before 2014 move over',
    // 1.5 × 1 + 2 × 1.5 = 4.5.
    input: { ...contributor, monthsBefore2014: 17, monthsFrom2014: 12 },
    expected: {
      oneOff: {
        pensionMonths: null,
        minimumApplied: false,
        yearsBefore2014: 1,
        yearsFrom2014: 1.5,
        amount: 36_000_000,
      },
    },
  },
  {
    title: 'periods tell the compulsory months',
    input: history,
    expected: {
      funeral: { eligible: false, amount: 0 },
      oneOff: { ...contributed, yearsFrom2014: 1, amount: 15_000_000, minimumApplied: true },
      averageSalary: 5_000_000,
    },
  },
  {
    title: 'a pensioner of two months leaves 48',
    input: pensioner,
    expected: {
      funeral: { eligible: true, amount: 23_400_000 },
      monthly,
      oneOff: { ...retired, pensionMonths: 48, amount: 192_000_048 },
      averageSalary: null,
    },
  },
  {
    title: 'a pensioner of three months half a month less, rounded half up',
    // 47.5 × 4,000,001 = 190,000,047.5.
    input: { ...pensioner, pensionMonthsReceived: 3 },
    expected: { oneOff: { ...retired, pensionMonths: 47.5, amount: 190_000_048 } },
  },
  {
    title: 'a pensioner of 92 months comes to exactly three',
    input: { ...pensioner, pensionMonthsReceived: 92 },
    expected: { oneOff: { ...retired, pensionMonths: 3, amount: 12_000_003 } },
  },
  {
    title: 'a pensioner of 93 months is raised to three, and has no monthly right with 179 months',
    input: { ...pensioner, pensionMonthsReceived: 93, compulsoryMonths: 179 },
    expected: {
      monthly: noMonthly,
      oneOff: { ...retired, pensionMonths: 3, amount: 12_000_003, minimumApplied: true },
      warnings: [],
    },
  },
])

describeRefusals('survivors', survivors, [
  { title: 'no date', input: { ...contributor, deathDate: null }, field: 'deathDate' },
  {
    title: 'June 2025',
    input: { ...contributor, deathDate: '2025-06-30' },
    field: 'deathDate',
    code: 'unsupported_period',
  },
  { title: '2027', input: { ...contributor, deathDate: '2027-01-01' }, field: 'deathDate', code: 'unsupported_period' },
  { title: 'no status', input: { deathDate: '2026-03-15' }, field: 'status' },
  { title: 'a flag as a number', input: { ...contributor, workAccident: 1 }, field: 'workAccident' },
  { title: '21 relatives', input: { ...contributor, relatives: 21 }, field: 'relatives' },
  {
    title: 'minus one relative',
    input: { ...contributor, relativesWithoutSupport: -1 },
    field: 'relativesWithoutSupport',
  },
  { title: 'neither average nor periods', input: { ...contributor, averageSalary: null }, field: 'averageSalary' },
  { title: 'both', input: { ...contributor, ...history }, field: 'averageSalary' },
  { title: 'months before missing', input: { ...contributor, monthsBefore2014: null }, field: 'monthsBefore2014' },
  { title: 'months from missing', input: { ...contributor, monthsFrom2014: null }, field: 'monthsFrom2014' },
  { title: 'no months at all', input: { ...contributor, monthsFrom2014: 0 }, field: 'monthsFrom2014' },
  { title: 'a count against the periods', input: { ...history, monthsFrom2014: 11 }, field: 'monthsFrom2014' },
  { title: 'compulsory above all', input: { ...contributor, compulsoryMonths: 181 }, field: 'compulsoryMonths' },
  { title: 'compulsory against the periods', input: { ...history, compulsoryMonths: 12 }, field: 'compulsoryMonths' },
  { title: 'no pension', input: { ...pensioner, pension: null }, field: 'pension' },
  {
    title: 'months received missing',
    input: { ...pensioner, pensionMonthsReceived: null },
    field: 'pensionMonthsReceived',
  },
  { title: '901 months received', input: { ...pensioner, pensionMonthsReceived: 901 }, field: 'pensionMonthsReceived' },
  { title: 'compulsory months missing', input: { ...pensioner, compulsoryMonths: null }, field: 'compulsoryMonths' },
])

describe('survivors', () => {
  describeAnyInput('survivors', survivors, {
    deathDate: dayBetween(2025, 2026),
    status: fc.constantFrom('contributor', 'pensioner'),
    workAccident: fc.boolean(),
    relatives: fc.integer({ min: 0, max: 20 }),
    relativesWithoutSupport: fc.integer({ min: 0, max: 20 }),
    averageSalary: likelyMoney,
    salaryPeriods: fc.option(likelyPeriods),
    monthsBefore2014: likelyMonths,
    monthsFrom2014: likelyMonths,
    compulsoryMonths: likelyMonths,
    pension: likelyMoney,
    pensionMonthsReceived: fc.integer({ min: 0, max: 900 }),
  })

  it('pays a pensioner’s family between 3 and 48 pensions, fewer the longer it was paid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 899 }), (received) => {
        const monthsOf = (pensionMonthsReceived: number): number => {
          const { oneOff } = resultOf(survivors, { ...pensioner, pensionMonthsReceived })
          return numberOf(Object.fromEntries(Object.entries(oneOff ?? {})), 'pensionMonths')
        }

        expect(monthsOf(received)).toBeLessThanOrEqual(48)
        expect(monthsOf(received + 1)).toBeGreaterThanOrEqual(3)
        expect(monthsOf(received + 1)).toBeLessThanOrEqual(monthsOf(received))
      }),
    )
  })
})
