import fc from 'fast-check'
import { expect, it } from 'vitest'
import { injury } from '../../../src/entitlements/injury.ts'
import { describeCalculator } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const hurt = { benefitMonth: '2026-07', lossPercent: 5, fundMonths: 12, base: 9_000_000 }

describeCalculator({
  name: 'injury',
  calculator: injury,
  cases: [
    [
      'gives nothing below 5 %',
      { ...hurt, lossPercent: 4, needsCare: true },
      { type: 'none', lossPart: 0, yearsPart: 0, amount: 0, warnings: ['loss_under_5'] },
    ],
    [
      'gives five base salaries at 5 %',
      hurt,
      { type: 'one_off', lossPart: 12_650_000, yearsPart: 4_500_000, amount: 17_150_000, fundYears: 1, warnings: [] },
    ],
    // (5 + 0.5 × 25) × 2,530,000
    ['gives one sum to 30 %', { ...hurt, lossPercent: 30 }, { type: 'one_off', lossPart: 44_275_000 }],
    [
      "gives a month's pay from 31 %",
      { ...hurt, lossPercent: 31 },
      { type: 'monthly', lossPart: 759_000, yearsPart: 45_000, amount: 804_000 },
    ],
    ['counts no months as a year', { ...hurt, fundMonths: 0 }, { fundYears: 1, yearsPart: 4_500_000 }],
    ['counts 23 months as one year', { ...hurt, fundMonths: 23 }, { fundYears: 1 }],
    ['counts 24 months as two years', { ...hurt, fundMonths: 24 }, { fundYears: 2, yearsPart: 7_200_000 }],
    // (30 + 2 × 50) % × 2,530,000 = 3,289,000; + 45,000; + 2,530,000
    [
      'adds care from 81 %',
      { ...hurt, lossPercent: 81, needsCare: true },
      { serviceAllowance: 2_530_000, amount: 5_864_000, warnings: [] },
    ],
    [
      'adds no care at 80 %',
      { ...hurt, lossPercent: 80, needsCare: true },
      { serviceAllowance: 0, warnings: ['care_needs_81'] },
    ],
    ['adds no care to one sum', { ...hurt, needsCare: true }, { serviceAllowance: 0, warnings: ['care_needs_81'] }],
    ['adds no care where none is asked', { ...hurt, lossPercent: 90 }, { serviceAllowance: 0, warnings: [] }],
    [
      'takes the old base salary in June',
      { ...hurt, benefitMonth: '2026-06' },
      { baseSalary: 2_340_000, lossPart: 11_700_000 },
    ],
    // 0.5 × 3 = 1.5, half up
    ['rounds half up', { ...hurt, base: 3 }, { yearsPart: 2, amount: 12_650_002 }],
    [
      'gives 36 base salaries in a death',
      { benefitMonth: '2026-06', kind: 'death' },
      { type: 'death_grant', amount: 84_240_000, lossPart: 0, warnings: [] },
    ],
    [
      'asks nothing more in a death',
      { benefitMonth: '2025-07', kind: 'death', lossPercent: 'x' },
      { amount: 84_240_000 },
    ],
    ['needs the month', { ...hurt, benefitMonth: null }, invalid('benefitMonth')],
    ['knows nothing before the law', { ...hurt, benefitMonth: '2025-06' }, outside('benefitMonth')],
    ['knows nothing of 2027', { ...hurt, benefitMonth: '2027-01' }, outside('benefitMonth')],
    ['knows two kinds', { ...hurt, kind: 'illness' }, invalid('kind')],
    ['needs the loss', { ...hurt, lossPercent: null }, invalid('lossPercent')],
    ['takes whole percent', { ...hurt, lossPercent: 5.5 }, invalid('lossPercent')],
    ['needs the months in the fund', { ...hurt, fundMonths: null }, invalid('fundMonths')],
    ['takes 720 months at most', { ...hurt, fundMonths: 721 }, invalid('fundMonths')],
    ['needs the base', { ...hurt, base: null }, invalid('base')],
    ['needs a boolean for care', { ...hurt, needsCare: 'yes' }, invalid('needsCare')],
  ],
  plausible: {
    benefitMonth: fc.constantFrom('2025-07', '2026-06', '2026-07', '2026-12'),
    kind: fc.constantFrom('injury', 'death', null),
    lossPercent: fc.integer({ min: 0, max: 100 }),
    fundMonths: fc.integer({ min: 0, max: 720 }),
    base: fc.integer({ min: 0, max: 50_600_000 }),
    needsCare: fc.boolean(),
  },
  amounts: ['lossPart', 'yearsPart', 'serviceAllowance', 'amount', 'baseSalary', 'fundYears'],
})

it('gives more of the same kind for a greater loss, a longer time and a higher base', () => {
  const loss = fc.constantFrom(5, 10, 29, 31, 50, 99)

  fc.assert(
    fc.property(loss, fc.nat(700), fc.nat(50_000_000), (lossPercent, fundMonths, base) => {
      const amount = (change: object) =>
        numberOf(resultOf(injury, { ...hurt, lossPercent, fundMonths, base, ...change }), 'amount')

      const given = amount({})

      expect(amount({ lossPercent: lossPercent + 1 })).toBeGreaterThan(given)
      expect(amount({ fundMonths: fundMonths + 12 })).toBeGreaterThanOrEqual(given)
      expect(amount({ base: base + 1000 })).toBeGreaterThanOrEqual(given)
    }),
  )
})
