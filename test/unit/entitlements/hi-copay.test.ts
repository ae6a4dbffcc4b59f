import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hiCopay } from '../../../src/entitlements/hi-copay.ts'
import { describeCalculator, type Case } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const visit = { date: '2026-11-10', cost: 10_000_000, group: 'household', setting: 'inpatient' }
const own = (facility: string, setting = 'outpatient') => ({ ...visit, route: 'self_referred', facility, setting })
const five = { ...visit, fiveYears: true }

const factors: readonly Case[] = [
  [
    'pays nothing outpatient at a central hospital',
    own('specialised_former_central'),
    { factorPercent: 0, effectivePercent: 0, fundPays: 0, patientPays: 10_000_000, copayCounts: false, warnings: [] },
  ],
  [
    'pays half outpatient at a former province hospital',
    own('specialised_former_province'),
    { factorPercent: 50, effectivePercent: 40, fundPays: 4_000_000, copayCounts: false },
  ],
  [
    'pays half outpatient at 50 to 70 points',
    own('basic_50_70'),
    { factorPercent: 50, copayCounts: false, warnings: ['partial_outpatient_counting'] },
  ],
  [
    'pays half outpatient at a basic former province hospital',
    own('basic_former_province'),
    { factorPercent: 50, warnings: ['partial_outpatient_counting'] },
  ],
  [
    'pays nothing there before July 2026',
    { ...own('basic_50_70'), date: '2026-06-30' },
    { factorPercent: 0, fundPays: 0 },
  ],
  [
    'pays in full inpatient at 50 to 70 points, not counted',
    own('basic_50_70', 'inpatient'),
    { factorPercent: 100, copayCounts: false, warnings: [] },
  ],
  [
    'pays in full inpatient at a former province hospital',
    own('specialised_former_province', 'inpatient'),
    { factorPercent: 100, copayCounts: false },
  ],
  ['counts outpatient visits below 50 points', own('basic_under_50'), { factorPercent: 100, copayCounts: true }],
  [
    'does not count inpatient stays below 50 points',
    own('basic_under_50', 'inpatient'),
    { factorPercent: 100, copayCounts: false },
  ],
  ['counts former district hospitals', own('former_district', 'inpatient'), { factorPercent: 100, copayCounts: true }],
  ['counts primary facilities', own('primary'), { factorPercent: 100, copayCounts: true }],
  [
    'pays in full inpatient from a difficult area',
    { ...own('specialised_former_central', 'inpatient'), route: 'difficult_area' },
    { factorPercent: 100, copayCounts: true },
  ],
  [
    'pays nothing outpatient from a difficult area at a central hospital',
    { ...own('specialised_former_central'), route: 'difficult_area' },
    { factorPercent: 0, copayCounts: false },
  ],
  [
    'pays in full in an emergency anywhere',
    { ...own('specialised_former_central'), route: 'emergency' },
    { factorPercent: 100, copayCounts: true },
  ],
]

const rates: readonly Case[] = [
  ...['army_police', 'child_under_6', 'merit', 'poor', 'social_assistance'].map((group): Case => [
    `pays all for ${group}`,
    { ...visit, group },
    { cardRatePercent: 100, patientPays: 0, reason: 'card', warnings: [] },
  ]),
  ...['pensioner', 'merit_relative', 'ethnic_exit'].map((group): Case => [
    `pays 95 % for ${group}`,
    { ...visit, group },
    { cardRatePercent: 95, patientPays: 500_000 },
  ]),
  [
    'pays all for near-poor people from 2026',
    { ...visit, group: 'near_poor', date: '2026-01-01' },
    { cardRatePercent: 100, warnings: ['near_poor_100'] },
  ],
  [
    'pays 95 % for near-poor people before',
    { ...visit, group: 'near_poor', date: '2025-12-31' },
    { cardRatePercent: 95, warnings: [] },
  ],
  [
    'pays all for social pensioners from 2026',
    { ...visit, group: 'social_pension_75' },
    { cardRatePercent: 100, warnings: ['near_poor_100'] },
  ],
  [
    'pays 80 % for social pensioners before',
    { ...visit, group: 'social_pension_75', date: '2025-01-01' },
    { cardRatePercent: 80 },
  ],
]

const smallVisits: readonly Case[] = [
  [
    'pays a small visit in full',
    { ...visit, cost: 379_499 },
    {
      smallVisit: true,
      reason: 'small_visit',
      cardRatePercent: 80,
      effectivePercent: 100,
      patientPays: 0,
      fundPays: 379_499,
    },
  ],
  [
    'has the old threshold before July 2026',
    { ...visit, cost: 351_000, date: '2026-06-30' },
    { smallVisit: false, smallVisitThreshold: 351_000, patientPays: 70_200 },
  ],
  [
    'does not need the rule with a full card',
    { ...visit, cost: 1000, group: 'poor' },
    { smallVisit: false, reason: 'card', patientPays: 0 },
  ],
  [
    'does not apply it to half-paid visits',
    { ...own('specialised_former_province'), cost: 100_000 },
    { smallVisit: false, patientPays: 60_000, warnings: ['small_visit_partial_unverified'] },
  ],
  [
    'does not speak of it where nothing is paid',
    { ...own('specialised_former_central'), cost: 100_000 },
    { patientPays: 100_000, warnings: [] },
  ],
  [
    'pays all at a health station',
    own('health_station'),
    { reason: 'health_station', smallVisit: false, effectivePercent: 100, patientPays: 0 },
  ],
  [
    'rounds the patient share half up',
    { ...visit, cost: 1_000_003, group: 'pensioner' },
    { patientPays: 50_000, fundPays: 950_003 },
  ],
]

const fiveYears: readonly Case[] = [
  [
    'leaves the whole threshold to a newcomer',
    five,
    {
      fiveYearThreshold: 15_180_000,
      remainingBefore: 15_180_000,
      remainingAfter: 13_180_000,
      fiveYearExemption: 'none',
      patientPays: 2_000_000,
    },
  ],
  [
    'exempts in full once nothing remains',
    { ...five, date: '2026-06-30', copayThisYear: 14_040_000 },
    { fiveYearExemption: 'full', remainingBefore: 0, remainingAfter: 0, patientPays: 0, fundPays: 10_000_000 },
  ],
  [
    'exempts in part at the threshold',
    { ...five, date: '2026-06-30', copayThisYear: 13_040_000 },
    { fiveYearExemption: 'partial', patientPays: 1_000_000, remainingAfter: 0 },
  ],
  [
    'exempts nobody who pays just the rest',
    { ...five, date: '2026-06-30', copayThisYear: 12_040_000 },
    { fiveYearExemption: 'none', patientPays: 2_000_000, remainingAfter: 0 },
  ],
  [
    'begins anew for who reached the old threshold',
    { ...five, copayThisYear: 14_040_000, copayBeforeJuly2026: 14_040_000 },
    { remainingBefore: 1_140_000, fiveYearExemption: 'partial', patientPays: 1_140_000 },
  ],
  // (6 − 4,680,000 ÷ 2,340,000) × 2,530,000 − 0 = 10,120,000
  [
    'converts what was paid before July 2026',
    { ...five, copayThisYear: 4_680_000, copayBeforeJuly2026: 4_680_000 },
    { remainingBefore: 10_120_000, remainingAfter: 8_120_000 },
  ],
  [
    'does not count visits by own choice',
    { ...own('basic_50_70', 'inpatient'), fiveYears: true },
    { remainingBefore: 15_180_000, remainingAfter: 15_180_000, warnings: ['copay_not_counted'] },
  ],
  [
    'does not exempt visits that are not counted',
    { ...own('basic_50_70', 'inpatient'), fiveYears: true, date: '2026-06-30', copayThisYear: 20_000_000 },
    { remainingBefore: 0, patientPays: 2_000_000, fiveYearExemption: 'none' },
  ],
  ['asks how much was paid before July 2026', { ...five, copayThisYear: 1 }, invalid('copayBeforeJuly2026')],
  ['does not ask where nothing was paid', { ...five, copayThisYear: 0 }, { remainingBefore: 15_180_000 }],
  ['does not ask before July 2026', { ...five, date: '2026-06-30', copayThisYear: 1 }, { remainingBefore: 14_039_999 }],
  [
    'refuses a part larger than the whole',
    { ...five, copayThisYear: 1, copayBeforeJuly2026: 2 },
    invalid('copayBeforeJuly2026'),
  ],
]

describeCalculator({
  name: 'hi_copay',
  calculator: hiCopay,
  cases: [
    ...factors,
    ...rates,
    ...smallVisits,
    ...fiveYears,
    ['needs the date', { ...visit, date: null }, invalid('date')],
    ['knows nothing before 2025', { ...visit, date: '2024-12-31' }, outside('date')],
    ['knows nothing of 2027', { ...visit, date: '2027-01-01' }, outside('date')],
    ['needs the cost', { ...visit, cost: null }, invalid('cost')],
    ['needs the group', { ...visit, group: null }, invalid('group')],
    ['needs the setting', { ...visit, setting: null }, invalid('setting')],
    ['knows five routes', { ...visit, route: 'walk' }, invalid('route')],
    ['needs the facility by own choice', { ...visit, route: 'self_referred' }, invalid('facility')],
    ['needs the facility from a difficult area', { ...visit, route: 'difficult_area' }, invalid('facility')],
    ['knows eight facilities', { ...visit, facility: 'Bạch Mai' }, invalid('facility')],
    ['needs a boolean for five years', { ...visit, fiveYears: 5 }, invalid('fiveYears')],
    ['needs whole co-payments', { ...five, copayThisYear: 0.5 }, invalid('copayThisYear')],
  ],
  plausible: {
    date: fc.constantFrom('2025-01-01', '2025-12-31', '2026-06-30', '2026-07-01', '2026-12-31'),
    cost: fc.integer({ min: 0, max: 100_000_000 }),
    group: fc.constantFrom('poor', 'near_poor', 'social_pension_75', 'pensioner', 'household'),
    setting: fc.constantFrom('inpatient', 'outpatient'),
    route: fc.constantFrom('proper', 'emergency', 'self_referred', 'listed_disease', 'difficult_area'),
    facility: fc.constantFrom('health_station', 'basic_under_50', 'basic_50_70', 'specialised_former_central'),
    fiveYears: fc.boolean(),
    copayThisYear: fc.integer({ min: 5_000_000, max: 20_000_000 }),
    copayBeforeJuly2026: fc.integer({ min: 0, max: 5_000_000 }),
  },
  amounts: ['fundPays', 'patientPays', 'smallVisitThreshold', 'fiveYearThreshold'],
})

it('splits the cost without a rest, and never asks a five-year member for more than remains', () => {
  const cost = fc.integer({ min: 0, max: 200_000_000 })
  const paid = fc.integer({ min: 0, max: 20_000_000 })

  fc.assert(
    fc.property(cost, paid, (spent, copay) => {
      const member = { ...five, cost: spent, copayThisYear: copay, copayBeforeJuly2026: Math.floor(copay / 3) }

      const result = resultOf(hiCopay, member)

      expect(numberOf(result, 'fundPays') + numberOf(result, 'patientPays')).toBe(spent)
      expect(numberOf(result, 'patientPays')).toBeLessThanOrEqual(numberOf(result, 'remainingBefore'))
      expect(numberOf(result, 'remainingAfter')).toBeLessThanOrEqual(numberOf(result, 'remainingBefore'))
    }),
  )
})
