import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deadline } from '../../../src/entitlements/deadline.ts'
import { describeCalculator, type Case } from './calculator-suite.ts'
import { resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })

// 2026-03-02 is a Monday.
const terms: readonly Case[] = [
  [
    'convalescence',
    { filedDate: '2026-03-02', receivedDate: '2026-03-11' },
    {
      lastFilingDate: null,
      onTime: null,
      employerDueDate: '2026-03-11',
      agencyDueDate: '2026-03-20',
      agencyTermDays: 7,
    },
  ],
  [
    'maternity_employer',
    { eventDate: '2026-03-02' },
    { lastFilingDate: '2026-04-16', onTime: null, employerDueDate: null, agencyDueDate: null, agencyTermDays: 7 },
  ],
  ['maternity_direct', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-09', agencyTermDays: 5 }],
  ['maternity_voluntary', { eventDate: '2026-03-02' }, { lastFilingDate: '2026-05-01', agencyTermDays: 5 }],
  ['lump_sum', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-11', agencyTermDays: 7 }],
  ['abroad_one_off', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-11' }],
  ['monthly_allowance', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-09' }],
  ['personal_data', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-09' }],
  ['payment_change', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-09' }],
  ['hi_card', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-09' }],
  ['payment_resume', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-16' }],
  ['social_pension', { receivedDate: '2026-03-02' }, { agencyDueDate: '2026-03-16', agencyTerm: 'working_days' }],
  [
    'survivors',
    { eventDate: '2026-03-02', filedDate: '2026-03-03' },
    { lastFilingDate: '2026-05-31', onTime: true, employerDueDate: '2026-04-02' },
  ],
  [
    'si_book',
    { eventDate: '2026-03-02', receivedDate: '2026-04-02' },
    { lastFilingDate: '2026-04-01', onTime: false, agencyDueDate: '2026-04-09' },
  ],
  [
    'injury',
    { filedDate: '2026-03-02', receivedDate: '2026-03-02' },
    { employerDueDate: '2026-04-01', agencyDueDate: '2026-03-12', agencyTerm: 'calendar_days', agencyTermDays: 10 },
  ],
  [
    'unemployment',
    { eventDate: '2025-11-30', receivedDate: '2026-02-28' },
    { lastFilingDate: '2026-02-28', onTime: true, agencyDueDate: '2026-03-20', agencyTermDays: 15 },
  ],
  [
    'unemployment',
    { eventDate: '2025-09-01', receivedDate: '2025-10-01' },
    { agencyTermDays: 15, agencyDueDate: '2025-10-22' },
  ],
  [
    'hi_reimbursement',
    { receivedDate: '2026-03-02' },
    { agencyDueDate: '2026-04-11', agencyTerm: 'calendar_days', agencyTermDays: 40 },
  ],
  [
    'pension',
    { eventDate: '2026-03-02', receivedDate: '2026-02-10' },
    {
      lastFilingDate: null,
      windowStart: '2026-02-10',
      onTime: null,
      agencyDueDate: '2026-03-02',
      agencyTerm: 'days_excluding_holidays',
      agencyTermDays: 20,
    },
  ],
]

describeCalculator({
  name: 'deadline',
  calculator: deadline,
  cases: [
    ...terms.map(([procedure, input, expected]): Case => [
      `knows the terms of ${procedure}`,
      { procedure, holidays: [], ...input },
      expected,
    ]),
    [
      'leaves holidays out of the twenty days of a pension, but not weekends',
      {
        procedure: 'pension',
        eventDate: '2026-03-02',
        receivedDate: '2026-02-10',
        holidays: ['2026-02-16', '2026-02-17'],
      },
      { agencyDueDate: '2026-03-04', warnings: ['pension_window_reading'] },
    ],
    [
      'leaves holidays out of working days',
      { procedure: 'lump_sum', receivedDate: '2026-04-28', holidays: ['2026-04-30', '2026-05-01'] },
      { agencyDueDate: '2026-05-11', warnings: [] },
    ],
    [
      'says when holidays are not given',
      { procedure: 'lump_sum', receivedDate: '2026-04-28' },
      { agencyDueDate: '2026-05-07', warnings: ['holidays_not_given'] },
    ],
    [
      'does not move a last day on a weekend',
      { procedure: 'survivors', eventDate: '2026-03-02', holidays: [] },
      { lastFilingDate: '2026-05-31', warnings: ['falls_on_day_off'] },
    ],
    [
      'does not move a last day on a holiday',
      { procedure: 'injury', receivedDate: '2026-04-20', holidays: ['2026-04-30'] },
      { agencyDueDate: '2026-04-30', warnings: ['falls_on_day_off'] },
    ],
    [
      'keeps the last day of a shorter month',
      { procedure: 'unemployment', eventDate: '2026-11-30', holidays: [] },
      { lastFilingDate: '2027-02-28' },
    ],
    [
      'counts a file on the last day as in time',
      { procedure: 'sickness', eventDate: '2026-03-02', filedDate: '2026-04-16', holidays: [] },
      { lastFilingDate: '2026-04-16', onTime: true },
    ],
    [
      'judges by the day it was given to the employer',
      {
        procedure: 'sickness',
        eventDate: '2026-03-02',
        filedDate: '2026-04-16',
        receivedDate: '2026-05-20',
        holidays: [],
      },
      { onTime: true },
    ],
    [
      'takes the last day of the window',
      { procedure: 'lump_sum', receivedDate: '2027-12-31', holidays: [] },
      { agencyDueDate: '2028-01-11' },
    ],
    ['states the term without any date', { procedure: 'lump_sum' }, { agencyTermDays: 7, agencyDueDate: null }],
    ['needs the procedure', {}, invalid('procedure')],
    ['knows nineteen procedures', { procedure: 'divorce' }, invalid('procedure')],
    ['needs the event of a term', { procedure: 'sickness' }, invalid('eventDate')],
    ['needs the pension date', { procedure: 'pension' }, invalid('eventDate')],
    ['needs a real event day', { procedure: 'sickness', eventDate: '2026-02-30' }, invalid('eventDate')],
    ['knows nothing before the law', { procedure: 'sickness', eventDate: '2025-06-30' }, outside('eventDate')],
    ['knows nothing of 2028', { procedure: 'lump_sum', receivedDate: '2028-01-01' }, outside('receivedDate')],
    ['needs a real filing day', { procedure: 'lump_sum', filedDate: 'today' }, invalid('filedDate')],
    ['needs a list of holidays', { procedure: 'lump_sum', holidays: '2026-04-30' }, invalid('holidays')],
    [
      'names the holiday that is none',
      { procedure: 'lump_sum', holidays: ['2026-04-30', '2026-05-01', '30/4'] },
      invalid('holidays[2]'),
    ],
    [
      'refuses a file received before it was filed',
      { procedure: 'lump_sum', filedDate: '2026-03-03', receivedDate: '2026-03-02' },
      invalid('receivedDate'),
    ],
  ],
  plausible: {
    procedure: fc.constantFrom('sickness', 'pension', 'lump_sum', 'survivors', 'injury', 'unemployment', 'hi_card'),
    eventDate: fc.constantFrom('2025-07-01', '2026-01-31', '2027-12-31'),
    filedDate: fc.constantFrom('2025-07-01', '2026-02-28', '2027-12-31'),
    receivedDate: fc.constantFrom('2026-03-01', '2027-12-31'),
    holidays: fc.array(fc.constantFrom('2026-03-02', '2026-04-30', '2027-12-31', '2028-01-01')),
  },
  amounts: ['agencyTermDays'],
})

it('gives a later day the more holidays there are', () => {
  const holiday = fc.integer({ min: 1, max: 30 }).map((day) => `2026-04-${String(day).padStart(2, '0')}`)

  fc.assert(
    fc.property(fc.array(holiday), (holidays) => {
      const input = { procedure: 'lump_sum', receivedDate: '2026-04-01' }

      const without = resultOf(deadline, { ...input, holidays: [] })
      const withThem = resultOf(deadline, { ...input, holidays })

      expect(String(withThem['agencyDueDate']) >= String(without['agencyDueDate'])).toBe(true)
      expect(holidays).not.toContain(withThem['agencyDueDate'])
    }),
  )
})
