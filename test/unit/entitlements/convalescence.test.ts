import fc from 'fast-check'
import { expect, it } from 'vitest'
import { convalescence } from '../../../src/entitlements/convalescence.ts'
import { describeCalculator } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const sick = { kind: 'sickness', date: '2026-09-10', reason: 'long_term', sickDaysInYear: 30 }
const mother = { kind: 'maternity', date: '2026-07-01', reason: 'multiple_birth' }
const hurt = { kind: 'injury', date: '2026-07-01', lossPercent: 15 }

describeCalculator({
  name: 'convalescence',
  calculator: convalescence,
  cases: [
    [
      'gives ten days after a long illness',
      sick,
      { eligible: true, maxDays: 10, paidDays: 10, amount: 7_590_000, warnings: [] },
    ],
    ['gives five days otherwise', { ...sick, reason: 'other' }, { maxDays: 5, amount: 3_795_000 }],
    [
      'needs thirty sick days',
      { ...sick, sickDaysInYear: 29 },
      { eligible: false, reasons: ['under_30_sick_days'], paidDays: 0, amount: 0 },
    ],
    ['pays the days asked for', { ...sick, days: 3 }, { paidDays: 3, amount: 2_277_000, warnings: [] }],
    ['pays no more than the most', { ...sick, days: 11 }, { paidDays: 10, warnings: ['over_limit'] }],
    [
      'does not speak of a limit without a right',
      { ...sick, days: 11, sickDaysInYear: 0 },
      { paidDays: 0, warnings: [] },
    ],
    ['gives ten days after several children', mother, { maxDays: 10, dailyAmount: 759_000, amount: 7_590_000 }],
    [
      'gives seven days after surgery',
      { ...mother, reason: 'surgery', date: '2026-06-30' },
      { maxDays: 7, amount: 4_914_000 },
    ],
    [
      'gives none after an early return',
      { ...mother, returnedEarly: true },
      { eligible: false, reasons: ['returned_early'], amount: 0 },
    ],
    ['gives five days from 15 %', hurt, { maxDays: 5, amount: 3_795_000, warnings: ['injury_convalescence_medium'] }],
    ['gives five days to 30 %', { ...hurt, lossPercent: 30 }, { maxDays: 5 }],
    ['gives seven days from 31 %', { ...hurt, lossPercent: 31 }, { maxDays: 7 }],
    ['gives seven days to 50 %', { ...hurt, lossPercent: 50 }, { maxDays: 7 }],
    ['gives ten days from 51 %', { ...hurt, lossPercent: 51 }, { maxDays: 10 }],
    [
      'gives none below 15 %',
      { ...hurt, lossPercent: 14, days: 3 },
      {
        eligible: false,
        reasons: ['loss_under_15'],
        maxDays: 0,
        paidDays: 0,
        amount: 0,
        warnings: ['injury_convalescence_medium'],
      },
    ],
    ['takes the first day of the window', { ...mother, date: '2025-07-01' }, { dailyAmount: 702_000 }],
    ['needs the kind', { ...sick, kind: null }, invalid('kind')],
    ['needs the date', { ...sick, date: null }, invalid('date')],
    ['knows nothing before the law', { ...sick, date: '2025-06-30' }, outside('date')],
    ['knows nothing of 2027', { ...sick, date: '2027-01-01' }, outside('date')],
    ['takes no half days', { ...sick, days: 0.5 }, invalid('days')],
    ['takes no zero days', { ...sick, days: 0 }, invalid('days')],
    ['needs the reason', { ...sick, reason: null }, invalid('reason')],
    ['keeps the reasons of mothers to mothers', { ...sick, reason: 'multiple_birth' }, invalid('reason')],
    ['keeps the reasons of the sick to the sick', { ...mother, reason: 'long_term' }, invalid('reason')],
    ['needs the sick days', { ...sick, sickDaysInYear: null }, invalid('sickDaysInYear')],
    ['needs a boolean for an early return', { ...mother, returnedEarly: 'x' }, invalid('returnedEarly')],
    ['needs the loss', { ...hurt, lossPercent: null }, invalid('lossPercent')],
    ['takes 100 % at most', { ...hurt, lossPercent: 101 }, invalid('lossPercent')],
  ],
  plausible: {
    kind: fc.constantFrom('sickness', 'maternity', 'injury'),
    date: fc.constantFrom('2025-07-01', '2026-06-30', '2026-07-01', '2026-12-31'),
    days: fc.integer({ min: 1, max: 366 }),
    reason: fc.constantFrom('long_term', 'multiple_birth', 'surgery', 'other'),
    sickDaysInYear: fc.integer({ min: 0, max: 366 }),
    returnedEarly: fc.boolean(),
    lossPercent: fc.integer({ min: 0, max: 100 }),
  },
  amounts: ['maxDays', 'paidDays', 'dailyAmount', 'amount'],
})

it('never gives fewer days for a greater loss, nor more than ten', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), (lossPercent) => {
      const result = resultOf(convalescence, { ...hurt, lossPercent })
      const worse = resultOf(convalescence, { ...hurt, lossPercent: lossPercent + 1 })

      expect(numberOf(worse, 'paidDays')).toBeGreaterThanOrEqual(numberOf(result, 'paidDays'))
      expect(numberOf(worse, 'paidDays')).toBeLessThanOrEqual(10)
    }),
  )
})
