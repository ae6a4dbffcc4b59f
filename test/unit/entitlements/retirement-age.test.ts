import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retirementAge } from '../../../src/entitlements/retirement-age.ts'
import { retirementConditions } from '../../../src/entitlements/retirement-schedule.ts'
import {
  describeAnyInput,
  describeCases,
  describePublicExamples,
  describeRefusals,
  type CalculatorCase,
} from './calculator-cases.ts'
import { dayBetween, likelyBirthDate } from './likely-inputs.ts'
import { numberOf, resultOf } from './run-calculator.ts'

const conditions = [...retirementConditions]

const agesOf = (gender: string, rows: readonly (readonly [string, number, number])[]): CalculatorCase[] =>
  rows.map(([birthDate, ageYears, ageMonths]) => ({
    title: `${gender} born ${birthDate}: ${ageYears} years ${ageMonths} months`,
    input: { birthDate: `${birthDate}-15`, gender },
    expected: { ageYears, ageMonths, warnings: [] },
  }))

describePublicExamples('retirement_age', retirementAge)

// Annex I of Decree 135/2020: the first and the last birth month of each age.
describeCases('retirement_age', retirementAge, [
  ...agesOf('male', [
    ['1961-01', 60, 3],
    ['1961-09', 60, 3],
    ['1961-10', 60, 6],
    ['1963-03', 60, 9],
    ['1963-04', 61, 0],
    ['1963-12', 61, 0],
    ['1964-01', 61, 3],
    ['1965-06', 61, 6],
    ['1965-07', 61, 9],
    ['1966-03', 61, 9],
    ['1966-04', 62, 0],
    ['2000-01', 62, 0],
  ]),
  ...agesOf('female', [
    ['1966-01', 55, 4],
    ['1966-08', 55, 4],
    ['1966-09', 55, 8],
    ['1968-08', 56, 4],
    ['1969-05', 57, 0],
    ['1969-12', 57, 0],
    ['1970-01', 57, 4],
    ['1971-04', 57, 8],
    ['1971-05', 58, 0],
    ['1975-04', 59, 8],
    ['1975-05', 60, 0],
    ['2005-12', 60, 0],
  ]),
  {
    title: 'a coal miner follows the row of the year in which the lowered age is reached',
    // As if born 1965-03: 61 years 6 months, less 10.
    input: { birthDate: '1975-03-31', gender: 'male', condition: 'coal_mine' },
    expected: {
      ageYears: 51,
      ageMonths: 6,
      reachDate: '2026-09-30',
      maxYearsEarly: 10,
      normalAgeYears: 62,
      warnings: [],
    },
  },
  {
    title: 'a birthday on 29 February moves to the 28th',
    // As if born 1967-02: 62 years, less 5.
    input: { birthDate: '1972-02-29', gender: 'male', condition: 'hard_area' },
    expected: { ageYears: 57, reachDate: '2029-02-28', retirementMonth: '2029-02', pensionStartMonth: '2029-03' },
  },
  {
    title: 'only the year of birth is known',
    input: { birthDate: '1970', gender: 'female' },
    expected: { reachDate: '2027-05-01', normalReachDate: '2027-05-01', warnings: ['birth_date_assumed'] },
  },
  {
    title: 'HIV from work asks for no age, whenever born',
    input: { birthDate: '1940-01-01', gender: 'male', condition: 'hiv_occupational' },
    expected: {
      ageYears: null,
      ageMonths: null,
      reachDate: null,
      retirementMonth: null,
      pensionStartMonth: null,
      normalAgeYears: null,
      normalAgeMonths: null,
      normalReachDate: null,
      maxYearsEarly: null,
      pensionReduced: false,
      minContributionYears: 15,
      warnings: ['no_age_condition'],
    },
  },
  {
    title: 'a loss of 61 % lowers the age by five years and the pension',
    input: { birthDate: '1971-01-10', gender: 'female', condition: 'reduced_capacity_61' },
    expected: {
      ageYears: 50,
      ageMonths: 4,
      maxYearsEarly: 5,
      pensionReduced: true,
      minContributionYears: 20,
      warnings: ['early_benchmark_disputed'],
    },
  },
  {
    title: 'a loss of 81 % lowers it by ten, the birth being known to the month only',
    input: { birthDate: '1971-01', gender: 'male', condition: 'reduced_capacity_81' },
    expected: { ageYears: 50, ageMonths: 3, warnings: ['birth_date_assumed', 'early_benchmark_disputed'] },
  },
  {
    title: 'a pre-school teacher keeps the full pension',
    input: { birthDate: '1975-06-01', gender: 'female', condition: 'preschool_teacher' },
    expected: { ageYears: 52, ageMonths: 4, pensionReduced: false, warnings: ['preschool_teacher_from_2026'] },
  },
  {
    title: 'the last birth date there is',
    input: { birthDate: '2026-12-31', gender: 'female' },
    expected: { reachDate: '2086-12-31', pensionStartMonth: '2087-01' },
  },
])

describeRefusals('retirement_age', retirementAge, [
  { title: 'no birth date', input: { gender: 'male' }, field: 'birthDate' },
  { title: 'a year as a number', input: { birthDate: 1970, gender: 'male' }, field: 'birthDate' },
  { title: 'a day that does not exist', input: { birthDate: '1970-02-30', gender: 'male' }, field: 'birthDate' },
  { title: 'month 13', input: { birthDate: '1970-13', gender: 'male' }, field: 'birthDate' },
  { title: 'the year 1899', input: { birthDate: '1899', gender: 'male' }, field: 'birthDate' },
  { title: 'a birth in 2027', input: { birthDate: '2027-01-01', gender: 'male' }, field: 'birthDate' },
  { title: 'no gender', input: { birthDate: '1970-01-01', gender: null }, field: 'gender' },
  { title: 'an unknown gender', input: { birthDate: '1970-01-01', gender: 'x' }, field: 'gender' },
  {
    title: 'an unknown condition',
    input: { birthDate: '1970-01-01', gender: 'male', condition: 'light' },
    field: 'condition',
  },
  { title: 'a wrong birth date before a wrong gender', input: { birthDate: 'x', gender: 'x' }, field: 'birthDate' },
  {
    title: 'a man of the age of 2020',
    input: { birthDate: '1960-12-31', gender: 'male' },
    field: 'birthDate',
    code: 'unsupported_period',
  },
  {
    title: 'a woman of the age of 2020',
    input: { birthDate: '1965-12-31', gender: 'female' },
    field: 'birthDate',
    code: 'unsupported_period',
  },
  {
    title: 'a miner who reached the lowered age before 2021',
    input: { birthDate: '1970-12-31', gender: 'male', condition: 'coal_mine' },
    field: 'birthDate',
    code: 'unsupported_period',
  },
])

describe('retirementAge', () => {
  describeAnyInput('retirement_age', retirementAge, {
    birthDate: likelyBirthDate,
    gender: fc.constantFrom('male', 'female'),
    condition: fc.constantFrom(...conditions),
  })

  it('never reaches a lower age for those born later, nor more than the final one', () => {
    const birth = dayBetween(1972, 2020).filter((day) => !day.endsWith('-29'))

    fc.assert(
      fc.property(birth, birth, fc.constantFrom('male', 'female'), (a, b, gender) => {
        const ageOf = (birthDate: string): number => {
          const result = resultOf(retirementAge, { birthDate, gender })
          return numberOf(result, 'ageYears') * 12 + numberOf(result, 'ageMonths')
        }

        const [first, second] = a <= b ? [a, b] : [b, a]

        expect(ageOf(first)).toBeLessThanOrEqual(ageOf(second))
        expect(ageOf(second)).toBeLessThanOrEqual(gender === 'male' ? 744 : 720)
      }),
    )
  })
})
