import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../src/core/intent.ts'
import { rangeWords, readPeriods, readSlot, readSpokenOption } from '../../../src/dialogue/read-slot.ts'

const slot = (type: Slot['type'], more: Partial<Slot> = {}): Slot => ({ name: 'x', type, ask: '?', ...more })
const salary = slot('money', { min: 500_000, max: 60_000_000 })
const group = slot('choice', {
  options: [
    { label: 'Hộ nghèo', value: 'poor' },
    { label: 'Hộ cận nghèo', value: 'near_poor' },
    { label: 'Không thuộc diện nào', value: 'none' },
  ],
})

describe('readSlot', () => {
  it.each([
    ['money as typed', salary, [{ type: 'money', value: 7_000_000 }], undefined, 7_000_000],
    ['a duration', slot('duration', { max: 720 }), [{ type: 'duration', value: 223 }], undefined, 223],
    ['bare years where they were asked for', slot('duration', { max: 720 }), [], '18', 216],
    ['"không" for a duration', slot('duration'), [], 'dạ không có', 0],
    ['bare months', slot('months', { max: 12 }), [], '8', 8],
    ['a man', slot('gender'), [], 'dạ em là nam', 'male'],
    ['a woman without accents', slot('gender'), [], 'nu', 'female'],
    ['a yes', slot('yes_no'), [], 'có ạ', true],
    ['a no', slot('yes_no'), [], 'chưa', false],
    ['a year of birth', slot('birth_date'), [], '1968', '1968'],
    ['an option by its label', group, [], 'nhà em hộ cận nghèo', 'near_poor'],
    ['a bare "không" as the option that begins so', group, [], 'dạ không', 'none'],
    ['"không" for money that may be none', slot('money', { min: 0 }), [], 'không có', 0],
    ['bare weeks', slot('weeks'), [], '8 tuần', 8],
    ['a child’s age in years', slot('child_age'), [], '3', 36],
    ['a child’s age in months', slot('child_age'), [], '8 tháng', 8],
    ['a whole day', slot('day'), [{ type: 'date', value: '2026-10-05' }], undefined, '2026-10-05'],
  ])('reads %s', (_name, wanted, entities, answer, value) => {
    const reading = readSlot(
      wanted,
      entities.map((entity) => ({ ...entity, text: '' })),
      answer,
    )

    expect(reading).toEqual({ kind: 'value', value })
  })

  it.each([
    ['a bare small number', [], '7', [7_000_000]],
    [
      'a salary that is hardly meant',
      [{ type: 'money', value: 700_000_000 }],
      undefined,
      [70_000_000].filter((x) => x <= 60_000_000),
    ],
    ['one zero too few', [{ type: 'money', value: 70_000 }], undefined, [700_000]],
  ])('asks back for %s', (_name, entities, answer, options) => {
    const reading = readSlot(
      salary,
      entities.map((entity) => ({ ...entity, text: '' })),
      answer,
    )

    if (options.length === 0) expect(reading.kind).toBe('outside')
    else expect(reading).toMatchObject({ kind: 'doubtful' })
    if (reading.kind === 'doubtful') for (const option of options) expect(reading.options).toContain(option)
  })

  it.each([
    ['"năm" is no man', slot('gender'), 'năm mươi'],
    ['words without a number', salary, 'tôi không nhớ'],
  ])('reads nothing where %s', (_name, wanted, answer) => {
    expect(readSlot(wanted, [], answer)).toEqual({ kind: 'nothing' })
  })
})

describe('readSlot out of range', () => {
  it.each([
    ['a count', slot('count', { min: 1, max: 30 }), [], '99', 99],
    ['a percent', slot('percent', { max: 100 }), [{ type: 'percent', value: 150 }], undefined, 150],
    ['a month where a day is needed', slot('day'), [{ type: 'date', value: '2026-10' }], undefined, '2026-10'],
    [
      'a day before the law',
      slot('date', { earliest: '2025-07-01' }),
      [{ type: 'date', value: '2025-03' }],
      undefined,
      '2025-03-28',
    ],
  ])('names %s', (_name, wanted, entities, answer, value) => {
    const reading = readSlot(
      wanted,
      entities.map((entity) => ({ ...entity, text: '' })),
      answer,
    )

    expect(reading).toEqual({ kind: 'outside', value })
  })

  it.each([
    [
      slot('percent', { min: 0, max: 100, why: 'đó là phần trăm' }),
      150,
      '150%: cần từ 0% đến 100%, vì đó là phần trăm.',
    ],
    [slot('duration', { max: 300 }), 366, '30 năm 6 tháng: cần không quá 25 năm.'],
    [slot('money', { min: 500_000 }), 5_000, '5.000 đồng: cần từ 500.000 đồng trở lên.'],
    [slot('days', { min: 1, max: 10 }), 12, '12 ngày: cần từ 1 ngày đến 10 ngày.'],
    [slot('date', { earliest: '2025-07-01', latest: '2026-12-31' }), '2025-03-28', 'cần từ 01/07/2025 đến 31/12/2026.'],
    [slot('day'), '2026-10', 'Tôi cần đủ ngày, tháng, năm.'],
  ])('says which range is expected (%#)', (wanted, value, words) => {
    expect(rangeWords(wanted, value)).toContain(words)
  })
})

describe('readSpokenOption', () => {
  it.each([
    ['nhà em hộ nghèo thì sao', 'poor'],
    ['nhà em không phải hộ nghèo', undefined],
    ['không thuộc diện nào', 'none'],
  ])('reads %j', (text, value) => {
    const reading = readSpokenOption(group, text)

    expect(reading.kind === 'value' ? reading.value : undefined).toBe(value)
  })
})

describe('readSlot of weeks', () => {
  it('takes what is told in weeks, not the days of a leave', () => {
    const leave = { type: 'duration_days', value: 12, text: '12 ngày' }

    expect(readSlot(slot('weeks'), [leave, { type: 'duration_days', value: 56, text: '8 tuần' }])).toEqual({
      kind: 'value',
      value: 8,
    })
    expect(readSlot(slot('weeks'), [leave]).kind).toBe('nothing')
  })
})

describe('readPeriods', () => {
  const money = (value: number) => ({ type: 'money', value, text: '' })

  it('reads every period with its amount', () => {
    const text = 'từ 1/2010 đến 12/2015 lương 4 triệu, từ tháng 1 năm 2016 đến nay 7 triệu'

    const reading = readPeriods(text, [money(4_000_000), money(7_000_000)])

    expect(reading).toEqual({ kind: 'value', value: '2010-01/2015-12/4000000;2016-01/now/7000000' })
  })

  it('reads nothing where an amount is missing', () => {
    expect(readPeriods('từ 1/2010 đến 12/2015, từ 1/2016 đến nay 7 triệu', [money(7_000_000)]).kind).toBe('nothing')
  })
})
