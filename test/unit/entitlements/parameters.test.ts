import { describe, expect, it } from 'vitest'
import {
  formatNumber,
  formatParameter,
  parameterOn,
  type Parameter,
  type Unit,
} from '../../../src/entitlements/parameters.ts'

const decree = { document: '161/2026/NĐ-CP', article: '3' }
const law = { document: '41/2024/QH15', article: '31', clause: '1' }

const reference: Parameter = {
  title: 'Mức tham chiếu',
  unit: 'VND',
  values: [
    {
      from: '2024-07-01',
      until: '2026-06-30',
      value: 2_340_000,
      confidence: 'high',
      basis: { document: '73/2024/NĐ-CP' },
    },
    { from: '2026-07-01', value: 2_530_000, confidence: 'medium', basis: decree },
  ],
}

const openEnded: Parameter = {
  title: 'Tỷ lệ',
  unit: 'percent',
  values: [
    { from: '2020-01-01', value: 8, confidence: 'high', basis: law },
    { from: '2026-01-01', value: 9, confidence: 'high', basis: law },
  ],
}

function derived(times: number, confidence?: 'high' | 'medium' | 'low'): Parameter {
  const rule = { title: 'Trần', unit: 'VND', derived: { of: 'reference', times }, basis: law } as const
  return confidence === undefined ? rule : { ...rule, confidence }
}

const parameters = new Map<string, Parameter>([
  ['reference', reference],
  ['rate', openEnded],
  ['cap', derived(20)],
  ['share', derived(0.045)],
  ['doubtful', derived(2, 'low')],
  ['certain', derived(2, 'high')],
  ['twice', { title: 'Hai bậc', unit: 'VND', derived: { of: 'cap', times: 2 }, basis: law }],
  ['orphan', { title: 'Mồ côi', unit: 'VND', derived: { of: 'nothing', times: 2 }, basis: law }],
])

describe('parameterOn', () => {
  it.each([
    ['2024-06-30', undefined],
    ['2024-07-01', 2_340_000],
    ['2026-06-30', 2_340_000],
    ['2026-07-01', 2_530_000],
    ['2040-01-01', 2_530_000],
  ])('gives the value in force on %s', (day, value) => {
    expect(parameterOn(parameters, 'reference', day)?.value).toBe(value)
  })

  it('lets a later rule replace an earlier one without an end', () => {
    expect(parameterOn(parameters, 'rate', '2025-12-31')?.value).toBe(8)
    expect(parameterOn(parameters, 'rate', '2026-01-01')?.value).toBe(9)
  })

  it('gives the end of a value where one is known', () => {
    expect(parameterOn(parameters, 'reference', '2025-01-01')).toMatchObject({ until: '2026-06-30' })
    expect(parameterOn(parameters, 'reference', '2026-08-01')).not.toHaveProperty('until')
  })

  it('lets a derived figure follow its source day by day', () => {
    expect(parameterOn(parameters, 'cap', '2026-06-30')?.value).toBe(46_800_000)
    expect(parameterOn(parameters, 'cap', '2026-07-01')?.value).toBe(50_600_000)
    expect(parameterOn(parameters, 'twice', '2026-07-01')?.value).toBe(101_200_000)
  })

  it('takes binary noise out of a product, never a đồng', () => {
    expect(parameterOn(parameters, 'share', '2026-07-01')?.value).toBe(113_850)
  })

  it('names every document that a derived figure rests on', () => {
    expect(parameterOn(parameters, 'twice', '2026-07-01')?.basis).toEqual([law, law, decree])
  })

  it.each([
    ['cap', '2026-06-30', 'high'],
    ['cap', '2026-07-01', 'medium'],
    ['certain', '2026-07-01', 'medium'],
    ['doubtful', '2026-06-30', 'low'],
    ['doubtful', '2026-07-01', 'low'],
  ])('is only as certain as the weaker of rule and source: %s on %s', (name, day, confidence) => {
    expect(parameterOn(parameters, name, day)?.confidence).toBe(confidence)
  })

  it.each(['nothing', 'orphan'])('knows nothing of %s', (name) => {
    expect(parameterOn(parameters, name, '2026-07-01')).toBeUndefined()
  })
})

describe('formatParameter', () => {
  it.each<[number, Unit, string]>([
    [2_530_000, 'VND', '2.530.000 đồng'],
    [1_366_200.4, 'VND', '1.366.200 đồng'],
    [999, 'VND', '999 đồng'],
    [10.5, 'percent', '10,5%'],
    [0.03, 'percent', '0,03%'],
    [15, 'years', '15 năm'],
    [12, 'months', '12 tháng'],
    [738, 'age_months', '61 tuổi 6 tháng'],
    [744, 'age_months', '62 tuổi'],
    [30, 'days', '30 ngày'],
    [10, 'workdays', '10 ngày làm việc'],
    [5, 'times', '5 lần'],
    [1234.5, 'number', '1.234,5'],
  ])('writes %d %s as %j', (value, unit, text) => {
    expect(formatParameter(value, unit)).toBe(text)
  })

  it('writes a bare number with the same signs', () => {
    expect(formatNumber(2_530_000)).toBe('2.530.000')
  })
})
