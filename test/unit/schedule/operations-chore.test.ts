import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { operationsChore } from '../../../src/schedule/operations-chore.ts'

const signals = { intents: [], complaints: [], words: [] }
const now = new Date('2026-11-25T01:00:00.000Z')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a backlog is worked off at each call, then it is one look a minute', async () => {
  const outcomes = ['more', 'more', 'done'] as const
  let calls = 0
  const chore = operationsChore({ refresh: async () => outcomes[calls++] ?? 'done' }, signals)

  for (let round = 0; round < 6; round++) await chore(now)
  expect(calls).toBe(3)
  vi.advanceTimersByTime(60_000)
  await chore(now)

  expect(calls).toBe(4)
})

test('one that failed is tried again a minute later, not at each call', async () => {
  let calls = 0
  const refresh = async (): Promise<'done'> => {
    calls++
    throw new Error('no database')
  }
  const chore = operationsChore({ refresh }, signals)

  await expect(chore(now)).rejects.toThrow('no database')
  await chore(now)

  expect(calls).toBe(1)
})
