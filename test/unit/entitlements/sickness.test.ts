import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sickness } from '../../../src/entitlements/sickness.ts'
import { describeCalculator } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const own = { startDate: '2026-09-07', base: 12_000_000, contributionMonths: 60, days: 5 }
const child = { startDate: '2026-09-07', kind: 'child', base: 12_000_000, days: 5, childAgeMonths: 12 }

describeCalculator({
  name: 'sickness',
  calculator: sickness,
  cases: [
    ['has 30 days below 180 months', { ...own, contributionMonths: 179 }, { maxDays: 30, warnings: [] }],
    ['has 40 days from 180 months', { ...own, contributionMonths: 180 }, { maxDays: 40 }],
    ['has 40 days below 360 months', { ...own, contributionMonths: 359 }, { maxDays: 40 }],
    ['has 60 days from 360 months', { ...own, contributionMonths: 360 }, { maxDays: 60 }],
    ['has ten more in hazardous work', { ...own, contributionMonths: 360, conditions: 'hazardous' }, { maxDays: 70 }],
    ['has ten more in hazardous work for newcomers', { ...own, conditions: 'hazardous' }, { maxDays: 40 }],
    [
      'pays only what is left of the year',
      { ...own, usedDays: 27.5 },
      { remainingDays: 2.5, paidDaysAt75: 2.5, unpaidDays: 2.5, amount: 937_500, warnings: ['over_limit'] },
    ],
    [
      'pays nothing once the year is used up',
      { ...own, usedDays: 45 },
      { remainingDays: 0, paidDaysAt75: 0, amount: 0 },
    ],
    [
      'goes on at half pay in a long illness',
      { ...own, usedDays: 28, longTerm: true },
      // 500,000 × (75 % × 2 + 50 % × 3)
      {
        paidDaysAt75: 2,
        paidDaysReduced: 3,
        reducedRatePercent: 50,
        dailyReduced: 250_000,
        amount: 1_500_000,
        unpaidDays: 0,
        warnings: [],
      },
    ],
    [
      'goes on at 65 % after 30 years',
      { ...own, contributionMonths: 360, usedDays: 60, longTerm: true },
      { reducedRatePercent: 65, amount: 1_625_000 },
    ],
    [
      'names the rate of a long illness within the limit too',
      { ...own, longTerm: true },
      { reducedRatePercent: 50, paidDaysReduced: 0, amount: 1_875_000 },
    ],
    // 1,000 ÷ 24 × 75 % × 1 = 31.25; × 2 = 62.5, rounded once.
    ['rounds once, half up', { ...own, base: 1000, days: 2 }, { dailyAt75: 31, amount: 63 }],
    [
      'has 20 days for a small child',
      { ...child, childAgeMonths: 35 },
      { maxDays: 20, amount: 1_875_000, reducedRatePercent: 0 },
    ],
    ['has 15 days from three years on', { ...child, childAgeMonths: 36 }, { maxDays: 15 }],
    ['has 15 days below seven', { ...child, childAgeMonths: 83 }, { eligible: true, maxDays: 15 }],
    [
      'has none from seven on',
      { ...child, childAgeMonths: 84 },
      { eligible: false, maxDays: 0, paidDaysAt75: 0, unpaidDays: 5, amount: 0, warnings: ['child_7_or_older'] },
    ],
    ['tells when the leave reaches another year', { ...own, startDate: '2026-12-28' }, { warnings: ['crosses_year'] }],
    ['does not within the year', { ...own, startDate: '2026-12-26' }, { warnings: [] }],
    ['does not for half a day', { ...own, startDate: '2026-12-31', days: 0.5 }, { warnings: [] }],
    ['needs the start', { ...own, startDate: null }, invalid('startDate')],
    ['knows nothing before the law', { ...own, startDate: '2025-06-30' }, outside('startDate')],
    ['knows nothing of 2027', { ...own, startDate: '2027-01-01' }, outside('startDate')],
    ['knows two kinds', { ...own, kind: 'dog' }, invalid('kind')],
    ['needs the base', { ...own, base: null }, invalid('base')],
    ['needs the days', { ...own, days: null }, invalid('days')],
    ['takes no zero days', { ...own, days: 0 }, invalid('days')],
    ['takes no quarter days', { ...own, days: 1.25 }, invalid('days')],
    ['takes 366 used days at most', { ...own, usedDays: 366.5 }, invalid('usedDays')],
    ['needs the months paid', { ...own, contributionMonths: null }, invalid('contributionMonths')],
    ['knows two conditions', { ...own, conditions: 'cold' }, invalid('conditions')],
    ['needs a boolean for a long illness', { ...own, longTerm: 1 }, invalid('longTerm')],
    ['needs the age of the child', { ...child, childAgeMonths: null }, invalid('childAgeMonths')],
    ['takes children to twenty years', { ...child, childAgeMonths: 241 }, invalid('childAgeMonths')],
  ],
  plausible: {
    startDate: fc.constantFrom('2025-07-01', '2025-12-31', '2026-06-15', '2026-12-31'),
    kind: fc.constantFrom('own', 'child'),
    base: fc.integer({ min: 0, max: 50_600_000 }),
    days: fc.integer({ min: 1, max: 732 }).map((halves) => halves / 2),
    usedDays: fc.integer({ min: 0, max: 732 }).map((halves) => halves / 2),
    contributionMonths: fc.integer({ min: 0, max: 720 }),
    conditions: fc.constantFrom('normal', 'hazardous'),
    longTerm: fc.boolean(),
    childAgeMonths: fc.integer({ min: 0, max: 240 }),
  },
  amounts: ['dailyAt75', 'dailyReduced', 'amount'],
})

it('accounts for every day and pays more for a higher base and for more months', () => {
  fc.assert(
    fc.property(
      fc.nat(50_000_000),
      fc.nat(719),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      (base, months, days, longTerm) => {
        const leave = { ...own, base, contributionMonths: months, days, longTerm }

        const result = resultOf(sickness, leave)
        const longer = resultOf(sickness, { ...leave, contributionMonths: months + 1 })
        const better = resultOf(sickness, { ...leave, base: base + 1000 })

        const counted = ['paidDaysAt75', 'paidDaysReduced', 'unpaidDays'].map((field) => numberOf(result, field))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(days)
        expect(numberOf(longer, 'amount')).toBeGreaterThanOrEqual(numberOf(result, 'amount'))
        expect(numberOf(better, 'amount')).toBeGreaterThanOrEqual(numberOf(result, 'amount'))
      },
    ),
  )
})
