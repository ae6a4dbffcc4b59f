import { describe, expect, it } from 'vitest'
import { questionDay } from '../../../src/dialogue/question-day.ts'

const today = '2026-11-25'

describe('questionDay', () => {
  it.each([
    ['nothing named', [], { day: today, underOldLaw: false }],
    ['a birth last year', [{ type: 'birth_event_date', value: '2025-08' }], { day: '2025-08-28', underOldLaw: false }],
    ['a birth before the law', [{ type: 'child_birth_date', value: '2025-06' }], { day: today, underOldLaw: true }],
    ['a birth to come', [{ type: 'birth_event_date', value: '2027-02' }], { day: today, underOldLaw: false }],
    ['a month since the law', [{ type: 'date', value: '2025-12' }], { day: '2025-12-28', underOldLaw: false }],
    ['a whole year', [{ type: 'date', value: '2025' }], { day: '2025-12-31', underOldLaw: false }],
    ['the year of today', [{ type: 'date', value: '2026' }], { day: today, underOldLaw: false }],
    ['when paying began', [{ type: 'date', value: '2009-03' }], { day: today, underOldLaw: false }],
    ['a person’s birth', [{ type: 'birth_date', value: '1968' }], { day: today, underOldLaw: false }],
  ])('takes %s', (_name, entities, expected) => {
    const found = questionDay(
      entities.map((entity) => ({ ...entity, text: '' })),
      today,
    )

    expect(found).toEqual(expected)
  })
})
