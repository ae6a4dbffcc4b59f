import type { RatingRow } from '../../src/core/rating.ts'

/** A rating that came back and counts. */
export function ratingRowOf(change: Partial<RatingRow> = {}): RatingRow {
  return {
    id: 'i_0123456789abcdef0123456789abcdef',
    conversationId: 'c_1',
    channel: 'web',
    intent: 'pension.age',
    servedBy: 'bot',
    outcome: 'answered',
    instrumentVersion: 'v1.0',
    personKey: 'aabbccddeeff0011',
    askProbability: 1,
    isTest: false,
    createdAt: '2026-11-30T16:59:00.000Z',
    expiresAt: '2026-12-03T16:59:00.000Z',
    sendStatus: 'sent',
    issuedAt: '2026-11-30T16:59:59.000Z',
    ratedAt: '2026-11-30T17:01:00.000Z',
    score: 5,
    factor: 'F2',
    ...change,
  }
}

export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield item
}
