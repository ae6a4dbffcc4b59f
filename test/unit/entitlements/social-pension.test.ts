import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { socialPension } from '../../../src/entitlements/social-pension.ts'
import { describeAnyInput, describeCases, describePublicExamples, describeRefusals } from './calculator-cases.ts'
import { dayBetween, likelyBirthDate, likelyMoney } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const old = { birthDate: '1945-05-05', date: '2026-03-01' }

describePublicExamples('social_pension', socialPension)

describeCases('social_pension', socialPension, [
  {
    title: 'the 75th birthday itself counts',
    input: { birthDate: '1951-03-01', date: '2026-03-01' },
    expected: { eligible: true, reachDate: '2026-03-01', level: 500_000, amount: 500_000, warnings: [] },
  },
  {
    title: 'the day before does not',
    input: { birthDate: '1951-03-02', date: '2026-03-01' },
    expected: { eligible: false, reasons: ['age_not_reached'], ageRequired: 75, pays: 'none', amount: 0, warnings: [] },
  },
  {
    title: 'a birthday on 29 February is reached on the 28th',
    input: { birthDate: '1952-02-29', date: '2026-03-01', poorOrNearPoor: true },
    expected: { eligible: true, ageRequired: 70, reachDate: '2022-02-28' },
  },
  {
    title: 'the poor wait until 70',
    input: { birthDate: '1956-03-01', date: '2026-03-01', poorOrNearPoor: true },
    expected: { eligible: true, ageRequired: 70, amount: 500_000 },
  },
  {
    title: 'June 2026 is still paid at the old level',
    input: { ...old, date: '2026-06-30' },
    expected: { level: 500_000, warnings: [] },
  },
  {
    title: 'July 2026 at the new one, with a warning',
    input: { ...old, date: '2026-07-01' },
    expected: { level: 540_000, amount: 540_000, warnings: ['social_pension_level_2026'] },
  },
  {
    title: 'the first day there is',
    input: { ...old, date: '2025-07-01' },
    expected: { eligible: true, level: 500_000 },
  },
  {
    title: 'a benefit of exactly the level excludes',
    input: { ...old, monthlyBenefit: 500_000 },
    expected: { eligible: false, reasons: ['benefit_at_or_above_level'], pays: 'none', amount: 0, warnings: [] },
  },
  {
    title: 'a benefit below it does not',
    input: { ...old, monthlyBenefit: 499_999 },
    expected: { eligible: true, amount: 500_000, warnings: ['has_lower_benefit'] },
  },
  {
    title: 'a higher social assistance is paid instead',
    input: { ...old, socialAssistance: 500_001 },
    expected: { eligible: true, pays: 'social_assistance', amount: 500_001 },
  },
  {
    title: 'an equal one is not',
    input: { ...old, socialAssistance: 500_000 },
    expected: { pays: 'social_pension', amount: 500_000 },
  },
  {
    title: 'both conditions fail at once, and the warning of the level remains',
    input: { birthDate: '1970', date: '2026-12-31', monthlyBenefit: 5_000_000, socialAssistance: 900_000 },
    expected: {
      eligible: false,
      reasons: ['age_not_reached', 'benefit_at_or_above_level'],
      reachDate: '2045-01-01',
      pays: 'none',
      amount: 0,
      warnings: ['social_pension_level_2026'],
    },
  },
])

describeRefusals('social_pension', socialPension, [
  { title: 'no birth date', input: { date: '2026-03-01' }, field: 'birthDate' },
  { title: 'a birth in 2027', input: { ...old, birthDate: '2027' }, field: 'birthDate' },
  { title: 'no date', input: { birthDate: '1945' }, field: 'date' },
  { title: 'a month for the date', input: { ...old, date: '2026-03' }, field: 'date' },
  { title: 'June 2025', input: { ...old, date: '2025-06-30' }, field: 'date', code: 'unsupported_period' },
  { title: '2027', input: { ...old, date: '2027-01-01' }, field: 'date', code: 'unsupported_period' },
  { title: 'a flag in text', input: { ...old, poorOrNearPoor: 'yes' }, field: 'poorOrNearPoor' },
  { title: 'a negative benefit', input: { ...old, monthlyBenefit: -1 }, field: 'monthlyBenefit' },
  { title: 'assistance in text', input: { ...old, socialAssistance: '1' }, field: 'socialAssistance' },
])

describe('socialPension', () => {
  describeAnyInput('social_pension', socialPension, {
    birthDate: likelyBirthDate,
    date: dayBetween(2025, 2026),
    poorOrNearPoor: fc.boolean(),
    monthlyBenefit: likelyMoney,
    socialAssistance: likelyMoney,
  })

  it('pays the level or the higher assistance, or nothing', () => {
    fc.assert(
      fc.property(likelyMoney, likelyMoney, (monthlyBenefit, socialAssistance) => {
        const result = resultOf(socialPension, { ...old, monthlyBenefit, socialAssistance })

        const amount = monthlyBenefit < 500_000 ? Math.max(500_000, socialAssistance) : 0
        expect(numberOf(result, 'amount')).toBe(amount)
      }),
    )
  })
})
