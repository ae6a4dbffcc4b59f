import { describe, expect, it } from 'vitest'
import { invalidReason } from '../../../src/core/rating.ts'

const good = {
  isTest: false,
  score: 5,
  issuedAt: '2026-11-25T03:00:00.000Z',
  ratedAt: '2026-11-25T03:00:20.000Z',
  expiresAt: '2026-11-27T03:00:00.000Z',
}

describe('invalidReason', () => {
  it.each([1, 2, 3, 4, 5])('counts a score of %i', (score) => {
    expect(invalidReason({ ...good, score })).toBeUndefined()
  })

  it.each([
    ['a test', { isTest: true }, 'test_or_staff'],
    ['zero', { score: 0 }, 'bad_value'],
    ['six', { score: 6 }, 'bad_value'],
    ['a half', { score: 4.5 }, 'bad_value'],
    ['no number', { score: Number.NaN }, 'bad_value'],
    ['half a second', { ratedAt: '2026-11-25T03:00:00.500Z' }, 'too_fast'],
    ['before it was issued', { ratedAt: '2026-11-25T02:59:00.000Z' }, 'too_fast'],
    ['after the end', { ratedAt: '2026-11-27T03:00:00.001Z' }, 'late'],
  ] as const)('excludes %s', (_name, change, reason) => {
    expect(invalidReason({ ...good, ...change })).toBe(reason)
  })

  it.each([
    ['exactly one second', { ratedAt: '2026-11-25T03:00:01.000Z' }],
    ['exactly the end', { ratedAt: '2026-11-27T03:00:00.000Z' }],
    ['an end written with another offset', { expiresAt: '2026-11-26T20:00:00-07:00', ratedAt: '2026-11-27T02:59:00Z' }],
  ])('counts %s', (_name, change) => {
    expect(invalidReason({ ...good, ...change })).toBeUndefined()
  })

  it.each([
    [{ isTest: true, score: 9, ratedAt: good.issuedAt }, 'test_or_staff'],
    [{ score: 9, ratedAt: good.issuedAt }, 'bad_value'],
    [{ ratedAt: good.issuedAt, expiresAt: '2026-11-24T00:00:00.000Z' }, 'too_fast'],
  ] as const)('names the first rule in the published order for %j', (change, reason) => {
    expect(invalidReason({ ...good, ...change })).toBe(reason)
  })
})
