import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hiPremium } from '../../../src/entitlements/hi-premium.ts'
import { describeCalculator } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const household = { paymentDate: '2026-07-01', kind: 'household', members: 1, months: 3 }
const student = { paymentDate: '2026-06-30', kind: 'student', months: 1 }

describeCalculator({
  name: 'hi_premium',
  calculator: hiPremium,
  cases: [
    [
      'takes one member for a quarter',
      household,
      { base: 2_530_000, amountDue: 341_550, warnings: ['same_financial_year'] },
    ],
    [
      'gives the sixth member the rate of the fifth',
      { ...household, members: 7 },
      {
        // 113,850 × 3 × (1 + 0.7 + 0.6 + 0.5 + 3 × 0.4)
        amountDue: 1_366_200,
        members: [
          { order: 1, percent: 100 },
          { order: 2, percent: 70 },
          { order: 3, percent: 60 },
          { order: 4, percent: 50 },
          { order: 5, percent: 40 },
          { order: 6, percent: 40, monthly: 45_540, amount: 136_620 },
          { order: 7, percent: 40 },
        ],
      },
    ],
    [
      'takes the old base to the end of June',
      { ...household, paymentDate: '2026-06-30' },
      { base: 2_340_000, amountDue: 315_900 },
    ],
    [
      "shares a pupil's premium in halves",
      student,
      { stateSharePercent: 50, amountDue: 52_650, stateAmount: 52_650, warnings: ['local_support'] },
    ],
    [
      'gives 70 % to near-poor people',
      { ...student, kind: 'near_poor' },
      { stateSharePercent: 70, amountDue: 31_590, stateAmount: 73_710 },
    ],
    [
      'gives 70 % to ethnic communes that left difficulty',
      { ...student, kind: 'ethnic_exit' },
      { stateSharePercent: 70 },
    ],
    [
      'pays all for near-poor people of poor communes',
      { ...student, kind: 'near_poor_poor_commune', months: 12 },
      { stateSharePercent: 100, amountDue: 0, stateAmount: 1_263_600 },
    ],
    [
      'gives 30 % to farmers',
      { ...student, kind: 'farm_average', months: 12 },
      { stateSharePercent: 30, amountDue: 884_520, stateAmount: 379_080 },
    ],
    [
      'gives 30 % to victims of bombs and mines',
      { ...student, kind: 'bomb_mine_victim' },
      { stateSharePercent: 30, amountDue: 73_710 },
    ],
    ['gives 50 % to grassroots forces', { ...student, kind: 'grassroots' }, { stateSharePercent: 50 }],
    [
      'warns of the start of 50 %',
      { ...student, kind: 'trafficking_victim', paymentDate: '2025-08-14' },
      { stateSharePercent: 50, warnings: ['local_support', 'support_start_date'] },
    ],
    ['is sure of 50 % from 15 August 2025', { ...student, paymentDate: '2025-08-15' }, { warnings: ['local_support'] }],
    [
      'does not warn of the start for other shares',
      { ...student, kind: 'near_poor', paymentDate: '2025-07-01' },
      { warnings: ['local_support'] },
    ],
    ['ignores members but for households', { ...student, members: 99 }, { amountDue: 52_650 }],
    ['needs the date', { kind: 'student', months: 1 }, invalid('paymentDate')],
    ['needs a real date', { ...student, paymentDate: '2026-02-29' }, invalid('paymentDate')],
    ['knows nothing before the law', { ...student, paymentDate: '2025-06-30' }, outside('paymentDate')],
    ['knows nothing of 2027', { ...student, paymentDate: '2027-01-01' }, outside('paymentDate')],
    ['needs the kind', { paymentDate: '2026-06-30', months: 1 }, invalid('kind')],
    ['needs the months', { paymentDate: '2026-06-30', kind: 'student' }, invalid('months')],
    ['takes twelve months at most', { ...student, months: 13 }, invalid('months')],
    ['takes households by the quarter', { ...household, months: 4 }, invalid('months')],
    ['needs the members of a household', { ...household, members: null }, invalid('members')],
    ['takes thirty members at most', { ...household, members: 31 }, invalid('members')],
  ],
  plausible: {
    paymentDate: fc.constantFrom('2025-07-01', '2025-08-14', '2026-06-30', '2026-07-01', '2026-12-31'),
    kind: fc.constantFrom(
      'household',
      'student',
      'near_poor',
      'near_poor_poor_commune',
      'farm_average',
      'bomb_mine_victim',
    ),
    months: fc.constantFrom(1, 3, 6, 12),
    members: fc.integer({ min: 1, max: 30 }),
  },
  amounts: ['base', 'monthlyFull', 'stateAmount', 'amountDue'],
})

it('asks each further member for less than the first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 30 }), fc.constantFrom(3, 6, 12), (members, months) => {
      const fewer = resultOf(hiPremium, { ...household, months, members: members - 1 })
      const more = resultOf(hiPremium, { ...household, months, members })

      const step = numberOf(more, 'amountDue') - numberOf(fewer, 'amountDue')
      expect(step).toBeGreaterThan(0)
      expect(step).toBeLessThan(numberOf(more, 'monthlyFull') * months)
    }),
  )
})
