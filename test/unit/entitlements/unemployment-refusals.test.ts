import { unemployment } from '../../../src/entitlements/unemployment.ts'
import { describeRefusals } from './calculator-cases.ts'

const base = {
  endDate: '2026-03-31',
  lastContributionMonth: '2026-03',
  averageSalary: 10_000_000,
  contributionMonths: 36,
  region: 1,
  monthsInWindow: 24,
}
const filed = { ...base, filingDate: '2026-04-10' }

describeRefusals('unemployment', unemployment, [
  { title: 'no end', input: { ...base, endDate: null }, field: 'endDate' },
  {
    title: 'an end in September 2025',
    input: { ...base, endDate: '2025-09-30' },
    field: 'endDate',
    code: 'unsupported_period',
  },
  { title: 'an end in 2027', input: { ...base, endDate: '2027-01-01' }, field: 'endDate', code: 'unsupported_period' },
  { title: 'no last month', input: { ...base, lastContributionMonth: null }, field: 'lastContributionMonth' },
  {
    title: 'a last month before July 2024',
    input: { ...base, lastContributionMonth: '2024-06' },
    field: 'lastContributionMonth',
    code: 'unsupported_period',
  },
  {
    title: 'a last month after the end',
    input: { ...base, lastContributionMonth: '2026-04' },
    field: 'lastContributionMonth',
  },
  { title: 'neither average nor salaries', input: { ...base, averageSalary: null }, field: 'averageSalary' },
  { title: 'both', input: { ...base, salaries: [1, 1, 1, 1, 1, 1] }, field: 'averageSalary' },
  { title: 'five salaries', input: { ...base, averageSalary: null, salaries: [1, 1, 1, 1, 1] }, field: 'salaries' },
  {
    title: 'a salary in text',
    input: { ...base, averageSalary: null, salaries: [1, 1, 1, '1', 1, 1] },
    field: 'salaries[3]',
  },
  { title: 'no months', input: { ...base, contributionMonths: null }, field: 'contributionMonths' },
  { title: 'region 5', input: { ...base, region: 5 }, field: 'region' },
  { title: 'no region', input: { ...base, region: null }, field: 'region' },
  { title: 'an unknown reason', input: { ...base, reason: 'tired' }, field: 'reason' },
  { title: '37 months in the window', input: { ...base, monthsInWindow: 37 }, field: 'monthsInWindow' },
  { title: 'filed before the end', input: { ...base, filingDate: '2026-03-30' }, field: 'filingDate' },
  {
    title: 'filed in 2025',
    input: { ...base, filingDate: '2025-12-31' },
    field: 'filingDate',
    code: 'unsupported_period',
  },
  {
    title: 'filed in April 2027',
    input: { ...base, filingDate: '2027-04-01' },
    field: 'filingDate',
    code: 'unsupported_period',
  },
  { title: 'holidays that are no list', input: { ...filed, holidays: '2026-04-30' }, field: 'holidays' },
  {
    title: 'a holiday that does not exist',
    input: { ...filed, holidays: ['2026-04-30', '2026-04-31'] },
    field: 'holidays[1]',
  },
  { title: 'a stop that is no object', input: { ...base, stop: true }, field: 'stop' },
  { title: 'a stop without months', input: { ...base, stop: { reported: true } }, field: 'stop.receivedMonths' },
  {
    title: 'more months received than paid',
    input: { ...base, stop: { receivedMonths: 4, reported: true } },
    field: 'stop.receivedMonths',
  },
  { title: 'a stop without a notice', input: { ...base, stop: { receivedMonths: 1 } }, field: 'stop.reported' },
])
