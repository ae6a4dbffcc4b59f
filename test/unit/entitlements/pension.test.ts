import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pension } from '../../../src/entitlements/pension.ts'
import { describeAnyInput, describeCases, describePublicExamples } from './calculator-cases.ts'
import { likelyBirthDate, likelyMoney, likelyMonths, likelyPeriods, monthBetween } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const man = { gender: 'male', pensionStart: '2026-03', averageSalary: 10_000_000, contributionMonths: 240 }
const woman = { ...man, gender: 'female' }
const reduced = { ...man, contributionMonths: 300, condition: 'reduced_capacity_61' }

describePublicExamples('pension', pension)

describeCases('pension', pension, [
  {
    title: 'a man of 15 years: 40 %',
    input: { ...man, contributionMonths: 180 },
    expected: { ratePercent: 40, monthlyPension: 4_000_000, warnings: [] },
  },
  {
    title: 'a man of 16.5 years: 41.5 %',
    input: { ...man, contributionMonths: 198 },
    expected: { yearsCounted: 16.5, ratePercent: 41.5 },
  },
  {
    title: 'a man of 19 years 7 months: twenty years, 45 %',
    input: { ...man, contributionMonths: 235 },
    expected: { ratePercent: 45 },
  },
  { title: 'a man of 20.5 years: 46 %', input: { ...man, contributionMonths: 241 }, expected: { ratePercent: 46 } },
  {
    title: 'a man of 35 years: 75 %',
    input: { ...man, contributionMonths: 420 },
    expected: { ratePercent: 75, oneOffAllowance: 0 },
  },
  { title: 'a woman of 22.5 years: 60 %', input: { ...woman, contributionMonths: 270 }, expected: { ratePercent: 60 } },
  { title: 'a woman of 30 years: 75 %', input: { ...woman, contributionMonths: 360 }, expected: { ratePercent: 75 } },
  {
    title: 'half a đồng is rounded up',
    input: { ...man, averageSalary: 10_000_010, contributionMonths: 240 },
    expected: { monthlyPension: 4_500_005 },
  },
  {
    title: 'one month above 35 years is half a year at 0.5',
    input: { ...man, contributionMonths: 421 },
    expected: { ratePercent: 75, oneOffAllowance: 2_500_000, warnings: [] },
  },
  {
    title: 'years after the age weigh two averages',
    // 24 months above: 12 before, 12 after: 0.5 + 2.
    input: { ...man, contributionMonths: 444, monthsAfterAge: 12 },
    expected: { oneOffAllowance: 25_000_000, warnings: [] },
  },
  {
    title: 'odd months on both sides of the age are doubtful',
    input: { ...man, contributionMonths: 444, monthsAfterAge: 13 },
    // 11 months → 1 year × 0.5; 13 → 1.5 × 2.
    expected: { oneOffAllowance: 35_000_000, warnings: ['one_off_split_rounding'] },
  },
  {
    title: 'more months after the age than above 30 years',
    input: { ...woman, contributionMonths: 366, monthsAfterAge: 60 },
    expected: { oneOffAllowance: 10_000_000, warnings: [] },
  },
  ...[173, 174, 180].map((contributionMonths) => ({
    title: `${contributionMonths} months and the missing six`,
    input: { ...woman, contributionMonths },
    expected: {
      eligible: contributionMonths === 180,
      monthlyPension: contributionMonths === 180 ? 4_500_000 : 0,
      warnings: contributionMonths === 174 ? ['missing_up_to_6_months'] : [],
    },
  })),
  {
    title: 'voluntary months missing are not made up that way',
    input: { ...woman, contributionMonths: 179, scheme: 'voluntary' },
    expected: { eligible: false, reasons: ['under_15_years'], ratePercent: null, monthlyPension: 0, warnings: [] },
  },
  {
    title: 'a small pension of twenty years is raised',
    input: { ...man, averageSalary: 5_000_000, joinedBeforeJuly2025: true },
    expected: { monthlyBeforeMinimum: 2_250_000, minimumApplied: true, monthlyPension: 2_340_000, warnings: [] },
  },
  {
    title: 'one of exactly the minimum is not',
    input: { ...man, averageSalary: 5_200_000, joinedBeforeJuly2025: true },
    expected: { monthlyPension: 2_340_000, minimumApplied: false, warnings: [] },
  },
  {
    title: 'nor of those who joined since the law',
    input: { ...man, averageSalary: 5_000_000, joinedBeforeJuly2025: false },
    expected: { monthlyPension: 2_250_000, minimumApplied: false, warnings: [] },
  },
  {
    title: 'unknown when joined',
    input: { ...man, averageSalary: 5_000_000 },
    expected: { monthlyPension: 2_250_000, minimumApplied: false, warnings: ['minimum_pension_unknown'] },
  },
  {
    title: '239 months in the groups of the law',
    input: { ...man, averageSalary: 5_000_000, joinedBeforeJuly2025: true, minimumGroupMonths: 239 },
    expected: { minimumApplied: false, warnings: [] },
  },
  {
    title: 'heavy work with 179 compulsory months of a mixed career',
    input: { ...man, scheme: 'mixed', compulsoryMonths: 179, condition: 'heavy' },
    expected: { eligible: false, reasons: ['under_15_years_compulsory'] },
  },
  {
    title: 'the same in ordinary work is entitled',
    input: { ...man, scheme: 'mixed', compulsoryMonths: 179 },
    expected: { eligible: true, ratePercent: 45 },
  },
  {
    title: 'the age reached in the month before',
    input: { ...man, birthDate: '1964-11-30', pensionStart: '2026-06' },
    expected: { eligible: true, reasons: [] },
  },
  {
    title: 'the age reached in the month itself',
    input: { ...man, birthDate: '1964-11-30', pensionStart: '2026-05' },
    expected: {
      eligible: false,
      reasons: ['age_not_reached'],
      ratePercent: null,
      monthlyPension: 0,
      oneOffAllowance: 0,
    },
  },
  { title: 'born before the roadmap', input: { ...man, birthDate: '1955' }, expected: { eligible: true } },
  {
    title: 'too young and with too few months',
    input: { ...man, birthDate: '1990-01-01', contributionMonths: 100 },
    expected: { eligible: false, reasons: ['under_15_years', 'age_not_reached'] },
  },
  {
    title: 'HIV from work asks for no age',
    input: { ...man, birthDate: '1990-01-01', condition: 'hiv_occupational' },
    expected: { eligible: true },
  },
  ...[
    [0, 0],
    [5, 0],
    [6, 1],
    [11, 1],
    [12, 2],
    [29, 4],
    [30, 5],
    [60, 10],
  ].map(([earlyMonths = 0, reductionPercent = 0]) => ({
    title: `${earlyMonths} months early cost ${reductionPercent} points`,
    input: { ...reduced, earlyMonths },
    expected: { eligible: true, earlyMonths, reductionPercent, ratePercent: 55 - reductionPercent, warnings: [] },
  })),
  {
    title: '61 months early are too many at 61 %',
    input: { ...reduced, earlyMonths: 61 },
    expected: { eligible: false, reasons: ['too_early'], ratePercent: null },
  },
  {
    title: 'and are not at 81 %',
    input: { ...reduced, condition: 'reduced_capacity_81', earlyMonths: 120 },
    expected: { eligible: true, reductionPercent: 20, ratePercent: 35 },
  },
  {
    title: '239 compulsory months are too few with a reduced capacity',
    input: { ...reduced, contributionMonths: 239, earlyMonths: 6 },
    expected: { eligible: false, reasons: ['under_20_years_compulsory'] },
  },
  {
    title: 'the age of the start year and the own one differ',
    // 57 in 2026: 2028-01-10, 22 months, 3 points. Own: 57 years 8 months, 2028-09-10, 30 months, 5 points.
    input: { ...reduced, gender: 'female', birthDate: '1971-01-10', pensionStart: '2026-03' },
    expected: {
      earlyMonths: 22,
      reductionPercent: 3,
      ratePercent: 62,
      alternativeRatePercent: 60,
      alternativeMonthlyPension: 6_000_000,
      warnings: ['early_benchmark_disputed'],
    },
  },
  {
    title: 'a miner’s benchmark already passed costs nothing',
    input: { ...reduced, birthDate: '1970-01-10', benchmark: 'coal_mine' },
    expected: { earlyMonths: 0, reductionPercent: 0, ratePercent: 55, warnings: [] },
  },
  {
    title: 'periods give scheme, months and joining',
    input: {
      gender: 'male',
      pensionStart: '2026-12',
      salaryPeriods: [
        { from: '2006-12', to: '2025-12', amount: 100_000 },
        { from: '2026-01', to: '2026-12', amount: 100_000, kind: 'voluntary' },
      ],
      scheme: 'mixed',
      compulsoryMonths: 229,
      joinedBeforeJuly2025: true,
    },
    expected: { contributionMonths: 241, ratePercent: 46, minimumApplied: false, warnings: [] },
  },
])

describe('pension', () => {
  describeAnyInput('pension', pension, {
    gender: fc.constantFrom('male', 'female'),
    pensionStart: monthBetween(2026, 2026),
    averageSalary: likelyMoney,
    salaryPeriods: fc.option(likelyPeriods),
    contributionMonths: likelyMonths,
    scheme: fc.constantFrom('compulsory', 'voluntary', 'mixed'),
    compulsoryMonths: likelyMonths,
    condition: fc.constantFrom('normal', 'heavy', 'reduced_capacity_61', 'reduced_capacity_81', 'hiv_occupational'),
    birthDate: likelyBirthDate,
    earlyMonths: fc.integer({ min: 0, max: 120 }),
    benchmark: fc.constantFrom('normal', 'heavy', 'coal_mine'),
    monthsAfterAge: fc.integer({ min: 0, max: 60 }),
    joinedBeforeJuly2025: fc.boolean(),
    minimumGroupMonths: likelyMonths,
  })

  it('grows with salary and months, up to 75 % of the average', () => {
    const months = fc.integer({ min: 180, max: 700 })

    fc.assert(
      fc.property(fc.constantFrom(man, woman), likelyMoney, months, (person, averageSalary, contributionMonths) => {
        const of = (average: number, count: number): Readonly<Record<string, unknown>> =>
          resultOf(pension, { ...person, averageSalary: average, contributionMonths: count })
        const amountOf = (average: number, count: number): number => numberOf(of(average, count), 'monthlyPension')

        const amount = amountOf(averageSalary, contributionMonths)

        expect(amount).toBeLessThanOrEqual(Math.ceil(averageSalary * 0.75))
        expect(amountOf(averageSalary, contributionMonths + 1)).toBeGreaterThanOrEqual(amount)
        expect(amountOf(Math.min(averageSalary + 1, 100_000_000_000), contributionMonths)).toBeGreaterThanOrEqual(
          amount,
        )
      }),
    )
  })
})
