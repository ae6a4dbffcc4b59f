import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contribution } from '../../../src/entitlements/contribution.ts'
import { describeCalculator } from './calculator-suite.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const invalid = (field: string) => ({ error: { code: 'invalid_input', field } })
const outside = (field: string) => ({ error: { code: 'unsupported_period', field } })
const employee = { month: '2026-11', salary: 15_000_000, region: 1 }
const nothing = { pension: 0, sicknessMaternity: 0, accident: 0, health: 0, unemployment: 0, total: 0 }

describeCalculator({
  name: 'contribution',
  calculator: contribution,
  cases: [
    ['has no warning for an ordinary employee', employee, { total: 4_800_000, warnings: [] }],
    [
      'raises a salary below the floor to it',
      { month: '2026-11', salary: 2_000_000, region: 4 },
      {
        siBase: 2_530_000,
        hiBase: 2_530_000,
        uiBase: 2_530_000,
        floorApplied: true,
        worker: {
          pension: 202_400,
          sicknessMaternity: 0,
          accident: 0,
          health: 37_950,
          unemployment: 25_300,
          total: 265_650,
        },
        warnings: ['below_floor', 'below_minimum_wage'],
      },
    ],
    [
      'is not below the floor at the floor',
      { month: '2026-11', salary: 2_530_000, region: 4 },
      { floorApplied: false, siBase: 2_530_000, warnings: ['below_minimum_wage'] },
    ],
    [
      'reaches the cap without applying it',
      { ...employee, salary: 50_600_000 },
      { capApplied: false, siBase: 50_600_000 },
    ],
    ['applies the cap one đồng later', { ...employee, salary: 50_600_001 }, { capApplied: true, siBase: 50_600_000 }],
    [
      'caps unemployment insurance by region',
      { month: '2026-01', salary: 200_000_000, region: 4 },
      { siBase: 46_800_000, uiBase: 74_000_000, uiCapApplied: true, capApplied: true },
    ],
    [
      'takes the minimum wage of 2025 in 2025',
      { month: '2025-12', salary: 200_000_000, region: 1 },
      { referenceLevel: 2_340_000, uiBase: 99_200_000, siBase: 46_800_000 },
    ],
    ['works in the first month of the window', { ...employee, month: '2025-07' }, { referenceLevel: 2_340_000 }],
    ['takes the reduced accident rate', { ...employee, reducedAccidentRate: true }, { employer: { accident: 45_000 } }],
    [
      'rounds each fund by itself, half up',
      { month: '2026-11', salary: 10_000_050, region: 1 },
      // 8 % = 800,004; 1.5 % = 150,000.75; 1 % = 100,000.5; 14 % = 1,400,007; 3 % = 300,001.5; 0.5 % = 50,000.25.
      {
        worker: { pension: 800_004, health: 150_001, unemployment: 100_001, total: 1_050_006 },
        employer: {
          pension: 1_400_007,
          sicknessMaternity: 300_002,
          accident: 50_000,
          health: 300_002,
          unemployment: 100_001,
          total: 2_150_012,
        },
        total: 3_200_018,
      },
    ],
    [
      'does not cover part-time work below the floor',
      { ...employee, salary: 2_529_999, partTime: true },
      {
        covered: false,
        siBase: 0,
        hiBase: 0,
        uiBase: 0,
        floorApplied: false,
        worker: nothing,
        employer: nothing,
        total: 0,
        warnings: ['below_floor', 'part_time_below_floor'],
      },
    ],
    [
      'covers part-time work from the floor on',
      { ...employee, salary: 2_530_000, partTime: true },
      { covered: true, warnings: [] },
    ],
    [
      'does not cover a foreigner below the floor in part-time work',
      { month: '2026-11', payer: 'foreigner', salary: 1, partTime: true },
      { covered: false, total: 0 },
    ],
    [
      'caps a household owner at the cap',
      { month: '2026-11', payer: 'household_owner', salary: 50_600_000 },
      { siBase: 50_600_000, worker: { pension: 11_132_000 }, warnings: ['household_owner_scope'] },
    ],
    [
      'refuses a household base below the floor',
      { month: '2026-11', payer: 'household_owner', salary: 2_529_999 },
      invalid('salary'),
    ],
    [
      'refuses a household base above the cap',
      { month: '2026-06', payer: 'household_owner', salary: 46_800_001 },
      invalid('salary'),
    ],
    ['needs the month', { salary: 1, region: 1 }, invalid('month')],
    ['needs a real month', { ...employee, month: '2026-13' }, invalid('month')],
    ['knows nothing before the law', { ...employee, month: '2025-06' }, outside('month')],
    ['knows nothing of 2027', { ...employee, month: '2027-01' }, outside('month')],
    ['needs the salary', { month: '2026-11', region: 1 }, invalid('salary')],
    ['does not read numbers from text', { ...employee, salary: '15000000' }, invalid('salary')],
    ['takes no fraction of a đồng', { ...employee, salary: 1.5 }, invalid('salary')],
    ['takes no negative salary', { ...employee, salary: -1 }, invalid('salary')],
    ['takes no salary beyond the limit', { ...employee, salary: 100_000_000_001 }, invalid('salary')],
    ['knows three payers', { ...employee, payer: 'boss' }, invalid('payer')],
    ['knows four regions', { ...employee, region: 5 }, invalid('region')],
    ['reads null as missing', { ...employee, region: null }, invalid('region')],
    ['needs a boolean for the accident rate', { ...employee, reducedAccidentRate: 1 }, invalid('reducedAccidentRate')],
    ['needs a boolean for part-time', { ...employee, partTime: 'no' }, invalid('partTime')],
  ],
  plausible: {
    month: fc.constantFrom('2025-07', '2025-12', '2026-01', '2026-12', '2027-01'),
    salary: fc.integer({ min: 0, max: 200_000_000 }),
    payer: fc.constantFrom('employee', 'foreigner', 'household_owner', null),
    region: fc.integer({ min: 1, max: 4 }),
    reducedAccidentRate: fc.boolean(),
    partTime: fc.boolean(),
  },
  amounts: ['siBase', 'hiBase', 'uiBase', 'total'],
})

it('never asks less for more salary, and stops at the caps', () => {
  const salary = fc.integer({ min: 0, max: 200_000_000 })

  fc.assert(
    fc.property(salary, salary, (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)].map((paid) =>
        resultOf(contribution, { ...employee, salary: paid }),
      )

      if (low === undefined || high === undefined) return
      expect(numberOf(low, 'total')).toBeLessThanOrEqual(numberOf(high, 'total'))
      expect(numberOf(high, 'siBase')).toBeLessThanOrEqual(50_600_000)
      expect(numberOf(high, 'uiBase')).toBeLessThanOrEqual(106_200_000)
    }),
  )
})
