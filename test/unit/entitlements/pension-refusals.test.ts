import { pension } from '../../../src/entitlements/pension.ts'
import { describeRefusals } from './calculator-cases.ts'

const man = { gender: 'male', pensionStart: '2026-03', averageSalary: 10_000_000, contributionMonths: 240 }
const reduced = { ...man, condition: 'reduced_capacity_61' }
const history = {
  gender: 'male',
  pensionStart: '2026-03',
  salaryPeriods: [
    { from: '2006-01', to: '2024-12', amount: 5_000_000 },
    { from: '2025-01', to: '2026-03', amount: 5_000_000, kind: 'voluntary' },
  ],
}

describeRefusals('pension', pension, [
  { title: 'no gender', input: { ...man, gender: null }, field: 'gender' },
  { title: 'a day for the start', input: { ...man, pensionStart: '2026-03-01' }, field: 'pensionStart' },
  { title: 'June 2025', input: { ...man, pensionStart: '2025-06' }, field: 'pensionStart', code: 'unsupported_period' },
  { title: '2027', input: { ...man, pensionStart: '2027-01' }, field: 'pensionStart', code: 'unsupported_period' },
  { title: 'neither average nor periods', input: { ...man, averageSalary: null }, field: 'averageSalary' },
  { title: 'both', input: { ...history, averageSalary: 1 }, field: 'averageSalary' },
  { title: 'months in text', input: { ...man, contributionMonths: '240' }, field: 'contributionMonths' },
  { title: 'no months', input: { ...man, contributionMonths: null }, field: 'contributionMonths' },
  { title: '721 months', input: { ...man, contributionMonths: 721 }, field: 'contributionMonths' },
  { title: 'months against the periods', input: { ...history, contributionMonths: 242 }, field: 'contributionMonths' },
  { title: 'an unknown scheme', input: { ...man, scheme: 'x' }, field: 'scheme' },
  { title: 'a scheme against the periods', input: { ...history, scheme: 'compulsory' }, field: 'scheme' },
  { title: 'a mixed career without its share', input: { ...man, scheme: 'mixed' }, field: 'compulsoryMonths' },
  {
    title: 'a compulsory career with another share',
    input: { ...man, compulsoryMonths: 239 },
    field: 'compulsoryMonths',
  },
  {
    title: 'a voluntary career with a compulsory share',
    input: { ...man, scheme: 'voluntary', compulsoryMonths: 1 },
    field: 'compulsoryMonths',
  },
  {
    title: 'a share above all months',
    input: { ...man, scheme: 'mixed', compulsoryMonths: 241 },
    field: 'compulsoryMonths',
  },
  { title: 'a share against the periods', input: { ...history, compulsoryMonths: 1 }, field: 'compulsoryMonths' },
  { title: 'an unknown condition', input: { ...man, condition: 'x' }, field: 'condition' },
  { title: 'a birth in 2027', input: { ...man, birthDate: '2027-01' }, field: 'birthDate' },
  { title: '121 months early', input: { ...reduced, earlyMonths: 121 }, field: 'earlyMonths' },
  { title: 'early without a reduced capacity', input: { ...man, earlyMonths: 1 }, field: 'earlyMonths' },
  {
    title: 'zero months early with a birth date',
    input: { ...man, earlyMonths: 0, birthDate: '1960' },
    field: 'earlyMonths',
  },
  { title: 'a reduced capacity with neither', input: reduced, field: 'earlyMonths' },
  {
    title: 'a reduced capacity with both',
    input: { ...reduced, earlyMonths: 1, birthDate: '1970' },
    field: 'earlyMonths',
  },
  { title: 'an unknown benchmark', input: { ...man, benchmark: 'hard_area' }, field: 'benchmark' },
  { title: 'more months after the age than in all', input: { ...man, monthsAfterAge: 241 }, field: 'monthsAfterAge' },
  { title: 'a flag in text', input: { ...man, joinedBeforeJuly2025: 'yes' }, field: 'joinedBeforeJuly2025' },
  {
    title: 'joining against the periods',
    input: { ...history, joinedBeforeJuly2025: false },
    field: 'joinedBeforeJuly2025',
  },
  {
    title: 'group months above the compulsory',
    input: { ...man, minimumGroupMonths: 241 },
    field: 'minimumGroupMonths',
  },
  {
    title: 'a wrong type before a contradiction',
    input: { ...history, contributionMonths: 1, benchmark: 'x' },
    field: 'benchmark',
  },
])
