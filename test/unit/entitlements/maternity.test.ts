import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maternity } from '../../../src/entitlements/maternity.ts'
import { describeCalculator, type Case } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const birth = { event: 'birth', eventDate: '2026-08-20', averageSalary: 10_000_000, monthsInLast12: 12 }
const father = { event: 'father', eventDate: '2026-08-20', averageSalary: 12_000_000 }
const loss = { event: 'pregnancy_loss', eventDate: '2026-08-20', averageSalary: 9_000_000 }
const voluntary = { event: 'voluntary_birth', eventDate: '2026-08-20', monthsInLast12: 6 }
const refused = {
  eligible: false,
  reasons: ['under_6_of_12_months'],
  leaveMonths: 0,
  leaveAmount: 0,
  oneOffAllowance: 0,
  total: 0,
}

const births: readonly Case[] = [
  ['needs six months of twelve', { ...birth, monthsInLast12: 5 }, refused],
  ['is entitled at six', { ...birth, monthsInLast12: 6 }, { eligible: true, reasons: [], warnings: [] }],
  [
    'is entitled in bed rest with three of twelve in all',
    { ...birth, monthsInLast12: 3, bedRest: true, totalMonths: 12 },
    { eligible: true },
  ],
  ['is not in bed rest with two', { ...birth, monthsInLast12: 2, bedRest: true, totalMonths: 120 }, refused],
  ['is not in bed rest with eleven in all', { ...birth, monthsInLast12: 3, bedRest: true, totalMonths: 11 }, refused],
  ['is not with three without bed rest', { ...birth, monthsInLast12: 3, totalMonths: 120 }, refused],
  [
    'adds a month for a twin',
    { ...birth, children: 2 },
    { leaveMonths: 7, leaveAmount: 70_000_000, oneOffAllowance: 10_120_000 },
  ],
  [
    'has no month more for second twins, but a warning',
    { ...birth, children: 2, secondChild: true },
    { leaveMonths: 7, warnings: ['second_child_twins'] },
  ],
  [
    'has the month more from 1 July 2026',
    { ...birth, eventDate: '2026-07-01', secondChild: true },
    { leaveMonths: 7, warnings: [] },
  ],
  [
    'has a transition before',
    { ...birth, eventDate: '2026-06-30', secondChild: true },
    { leaveMonths: 6, warnings: ['second_child_transition'] },
  ],
  [
    'has the transition from January',
    { ...birth, eventDate: '2026-01-01', secondChild: true },
    { warnings: ['second_child_transition'] },
  ],
  [
    'has no transition in 2025',
    { ...birth, eventDate: '2025-12-31', secondChild: true },
    { leaveMonths: 6, warnings: [] },
  ],
  // (1 + 1 + 2) ÷ 3 × 6 = 8: the average is carried exactly.
  ['averages the salaries exactly', { ...birth, averageSalary: null, salaries: [1, 1, 2] }, { leaveAmount: 8 }],
]

const fathers: readonly Case[] = [
  ['gives ten days for twins', { ...father, children: 2 }, { leaveDays: 10, leaveAmount: 5_000_000 }],
  ['gives three more for a triplet', { ...father, children: 3 }, { leaveDays: 13 }],
  ['gives fourteen for twins by surgery', { ...father, children: 2, surgeryOrUnder32Weeks: true }, { leaveDays: 14 }],
  [
    'gives 17 for triplets by surgery, second child or not',
    { ...father, children: 3, surgeryOrUnder32Weeks: true, secondChild: true },
    { leaveDays: 17, warnings: ['second_child_twins'] },
  ],
  [
    'gives ten for a second child by surgery',
    { ...father, surgeryOrUnder32Weeks: true, secondChild: true },
    { leaveDays: 10, warnings: [] },
  ],
  [
    'gives five for a second child before July 2026',
    { ...father, eventDate: '2026-06-30', secondChild: true },
    { leaveDays: 5, warnings: [] },
  ],
  [
    'gives the one-off where the mother has none',
    { ...father, motherQualifies: false, monthsInLast12: 6, children: 2 },
    { oneOffAllowance: 10_120_000, total: 15_120_000 },
  ],
  [
    'does not below six months',
    { ...father, motherQualifies: false, monthsInLast12: 5 },
    { eligible: true, oneOffAllowance: 0 },
  ],
  ['needs the months then', { ...father, motherQualifies: false }, invalid('monthsInLast12')],
]

const others: readonly Case[] = [
  [
    'pays antenatal days by 24',
    { event: 'prenatal', eventDate: '2026-08-20', averageSalary: 12_000_000, days: 10 },
    { leaveDays: 10, leaveAmount: 5_000_000, total: 5_000_000 },
  ],
  [
    'takes ten antenatal days at most',
    { event: 'prenatal', eventDate: '2026-08-20', averageSalary: 1, days: 11 },
    invalid('days'),
  ],
  ['needs the antenatal days', { event: 'prenatal', eventDate: '2026-08-20', averageSalary: 1 }, invalid('days')],
  ['gives 10 days below 5 weeks', { ...loss, gestationWeeks: 4 }, { leaveDays: 10, leaveAmount: 3_000_000 }],
  ['gives 20 days from 5 weeks', { ...loss, gestationWeeks: 5 }, { leaveDays: 20 }],
  ['gives 40 days from 13 weeks', { ...loss, gestationWeeks: 13 }, { leaveDays: 40, warnings: [] }],
  [
    'gives 50 days from 22 weeks',
    { ...loss, gestationWeeks: 22, days: 45 },
    { leaveDays: 45, leaveAmount: 13_500_000, warnings: ['treated_as_birth'] },
  ],
  ['refuses more days than the weeks allow', { ...loss, gestationWeeks: 21, days: 41 }, invalid('days')],
  ['needs the weeks', loss, invalid('gestationWeeks')],
  [
    'gives 7 days for a coil',
    { ...loss, event: 'contraception', method: 'iud' },
    { leaveDays: 7, leaveAmount: 2_100_000 },
  ],
  ['gives 15 days for sterilisation', { ...loss, event: 'contraception', method: 'sterilisation' }, { leaveDays: 15 }],
  [
    'refuses more days than the method allows',
    { ...loss, event: 'contraception', method: 'iud', days: 8 },
    invalid('days'),
  ],
  ['needs the method', { ...loss, event: 'contraception' }, invalid('method')],
  [
    'gives voluntary members two million a child',
    { ...voluntary, children: 2 },
    { eligible: true, leaveAmount: 0, oneOffAllowance: 4_000_000, total: 4_000_000 },
  ],
  ['needs six months of voluntary members', { ...voluntary, monthsInLast12: 5 }, refused],
  ['needs no salary of voluntary members', { ...voluntary, averageSalary: 'x' }, { total: 2_000_000 }],
]

describeCalculator({
  name: 'maternity',
  calculator: maternity,
  cases: [
    ...births,
    ...fathers,
    ...others,
    ['needs the event', { ...birth, event: null }, invalid('event')],
    ['needs the date', { ...birth, eventDate: null }, invalid('eventDate')],
    ['knows nothing before the law', { ...birth, eventDate: '2025-06-30' }, outside('eventDate')],
    ['knows nothing of 2027', { ...birth, eventDate: '2027-01-01' }, outside('eventDate')],
    ['needs an average', { ...birth, averageSalary: null }, invalid('averageSalary')],
    ['takes one average only', { ...birth, salaries: [1] }, invalid('averageSalary')],
    ['needs a list of salaries', { ...birth, averageSalary: null, salaries: 1 }, invalid('salaries')],
    [
      'takes six salaries at most',
      { ...birth, averageSalary: null, salaries: [1, 1, 1, 1, 1, 1, 1] },
      invalid('salaries'),
    ],
    ['names the salary that is none', { ...birth, averageSalary: null, salaries: [1, 'x'] }, invalid('salaries[1]')],
    ['needs the months', { ...birth, monthsInLast12: null }, invalid('monthsInLast12')],
    ['takes five children at most', { ...birth, children: 6 }, invalid('children')],
    ['needs a boolean for bed rest', { ...birth, bedRest: 'x' }, invalid('bedRest')],
    ['takes 720 months at most', { ...birth, totalMonths: 721 }, invalid('totalMonths')],
  ],
  plausible: {
    event: fc.constantFrom('birth', 'father', 'prenatal', 'pregnancy_loss', 'contraception', 'voluntary_birth'),
    eventDate: fc.constantFrom('2025-07-01', '2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'),
    averageSalary: fc.integer({ min: 0, max: 50_000_000 }),
    monthsInLast12: fc.integer({ min: 0, max: 12 }),
    children: fc.integer({ min: 1, max: 5 }),
    secondChild: fc.boolean(),
    bedRest: fc.boolean(),
    motherQualifies: fc.boolean(),
    totalMonths: fc.integer({ min: 0, max: 720 }),
    days: fc.integer({ min: 1, max: 10 }),
    gestationWeeks: fc.integer({ min: 1, max: 45 }),
    method: fc.constantFrom('iud', 'sterilisation'),
  },
  amounts: ['leaveMonths', 'leaveDays', 'leaveAmount', 'oneOffAllowance', 'total'],
})

it('gives more for a higher average and for more months paid', () => {
  const salary = fc.integer({ min: 0, max: 50_000_000 })

  fc.assert(
    fc.property(salary, fc.nat(1_000_000), fc.integer({ min: 0, max: 11 }), (average, more, months) => {
      const total = (averageSalary: number, monthsInLast12: number) =>
        numberOf(resultOf(maternity, { ...birth, averageSalary, monthsInLast12 }), 'total')

      const less = total(average, months)

      expect(total(average + more, months)).toBeGreaterThanOrEqual(less)
      expect(total(average, months + 1)).toBeGreaterThanOrEqual(less)
    }),
  )
})
