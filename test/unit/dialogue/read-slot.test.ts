import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../src/core/intent.ts'
import { readSlot } from '../../../src/dialogue/read-slot.ts'

const slot = (type: Slot['type'], more: Partial<Slot> = {}): Slot => ({ name: 'x', type, ask: '?', ...more })
const salary = slot('money', { min: 500_000, max: 60_000_000 })
const group = slot('choice', {
  options: [
    { label: 'Hộ nghèo', value: 'poor' },
    { label: 'Hộ cận nghèo', value: 'near_poor' },
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

    if (options.length === 0) expect(reading.kind).toBe('nothing')
    else expect(reading).toMatchObject({ kind: 'doubtful' })
    if (reading.kind === 'doubtful') for (const option of options) expect(reading.options).toContain(option)
  })

  it.each([
    ['"năm" is no man', slot('gender'), 'năm mươi'],
    ['a count out of range', slot('count', { min: 1, max: 30 }), '99'],
    ['words without a number', salary, 'tôi không nhớ'],
  ])('reads nothing where %s', (_name, wanted, answer) => {
    expect(readSlot(wanted, [], answer)).toEqual({ kind: 'nothing' })
  })
})
