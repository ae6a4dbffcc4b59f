import { describe, expect, it } from 'vitest'
import { defaultMonth, monthsBefore, readMonths } from '../../../src/analytics/months.ts'
import { chosenMonths, readFilter, surveyFilter } from '../../../src/analytics/read-filter.ts'
import { surveyWords as words } from '../../support/survey-figures.ts'

const read = (query: Record<string, unknown>) => readFilter(query, words)

describe('the filter in the address', () => {
  it('becomes what the store is asked for: days of whole months, regions as their provinces', () => {
    const query = read({
      from: '2026-02',
      to: '2026-03',
      region: 'R5',
      channel: 'zalo,email',
      group: 'G6',
      mode: 'self',
    })

    expect(surveyFilter(query, chosenMonths(query, '2026-01'), words)).toEqual({
      from: '2026-02-01',
      to: '2026-03-31',
      provinces: ['75', '79', '80'],
      channels: ['zalo', 'email'],
      groups: ['G6'],
      modes: ['self'],
    })
  })

  it('counts by rule A without weights unless told otherwise', () => {
    expect(read({})).toMatchObject({ rule: 'A', weighted: false, codes: {} })
    expect(read({ rule: 'D', weighted: '1' })).toMatchObject({ rule: 'D', weighted: true })
  })

  it('knows provinces that are not known', () => {
    const query = read({ province: '01,none' })

    expect(surveyFilter(query, chosenMonths(query, '2026-01'), words).provinces).toEqual(['01', ''])
  })

  it.each([
    ['channel', { channel: 'zalo,fax' }, 'fax'],
    ['province', { province: '02' }, '01, 04'],
    ['region', { region: 'R7' }, 'R1, R2, R3, R4, R5, R6'],
    ['served_by', { served_by: '' }, 'bot, human, bot_then_human'],
    ['instrument', { instrument: 'two' }, 'v2.0'],
    ['rule', { rule: 'F' }, 'A, B, C, D'],
    ['weighted', { weighted: 'yes' }, '0 hoặc 1'],
    ['from', { from: '2026-13' }, 'NĂM-THÁNG'],
    ['to', { to: '2026-11-01' }, 'NĂM-THÁNG'],
    ['channel', { channel: ['zalo', 'email'] }, 'dấu phẩy'],
  ])('a wrong %s is a 400 that names it and says what is accepted', (field, query, expected) => {
    expect(() => read(query)).toThrow(
      expect.objectContaining({ status: 400, field, message: expect.stringContaining(expected) }),
    )
  })

  it('refuses months in the wrong order, too many of them, and provinces outside the region', () => {
    const months = (query: Record<string, string>) => chosenMonths(read(query), '2026-01')

    expect(() => months({ from: '2026-03', to: '2026-02' })).toThrow(expect.objectContaining({ field: 'from' }))
    expect(() => months({ from: '2020-01', to: '2026-02' })).toThrow(expect.objectContaining({ field: 'from' }))
    const query = read({ province: '01', region: 'R6' })
    expect(() => surveyFilter(query, chosenMonths(query, '2026-01'), words)).toThrow(
      expect.objectContaining({ field: 'province' }),
    )
  })
})

describe('months', () => {
  it('end on their last day, also in February', () => {
    expect(readMonths('2027-12', '2028-02')).toEqual({
      list: ['2027-12', '2028-01', '2028-02'],
      firstDay: '2027-12-01',
      lastDay: '2028-02-29',
    })
  })

  it('are compared with as many before', () => {
    expect(monthsBefore(readMonths('2026-01', '2026-03')).list).toEqual(['2025-10', '2025-11', '2025-12'])
  })

  it('are by default the last full one with data, else the running one', () => {
    expect(defaultMonth(['2026-08', '2026-10', '2026-11'], '2026-11-25')).toBe('2026-10')
    expect(defaultMonth(['2026-11'], '2026-11-25')).toBe('2026-11')
  })

  it('of which only one end is given are that month', () => {
    expect(chosenMonths(read({ to: '2026-05' }), '2026-01').list).toEqual(['2026-05'])
  })
})
