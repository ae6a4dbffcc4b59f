import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FreezeOutcome, FreezeRequest } from '../../../src/analytics/snapshot-contract.ts'
import { surveyFreezeCommand, surveyWeighCommand } from '../../../src/commands/survey-freeze.ts'
import { createMemoryAuditStore } from '../../support/memory-staff-store.ts'

const NOW = new Date('2026-12-09T01:00:00Z')
let asked: FreezeRequest[]
let said: string[]
let complained: string[]

beforeEach(() => {
  asked = []
  said = []
  complained = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0)
})
afterEach(() => vi.restoreAllMocks())

function stores(outcome: FreezeOutcome) {
  const never = async (): Promise<never> => Promise.reject(new Error('not asked'))
  return {
    audit: createMemoryAuditStore(),
    snapshots: {
      freeze: async (request: FreezeRequest) => (asked.push(request), outcome),
      list: never,
      latest: never,
      unfrozen: never,
      dropRowsBefore: never,
      weigh: async () => ({ kind: 'none' as const, why: 'no_ratings' as const }),
    },
  }
}

test('without a month the newest that may be frozen is', async () => {
  const code = await surveyFreezeCommand({}, stores({ kind: 'empty' }), NOW)

  expect(asked).toMatchObject([{ month: '2026-11', note: '', by: 'command line' }])
  expect(code).toBe(1)
  expect(complained.join('')).toBe('2026-11: there are no rows of this month\n')
})

test('what stands in the way is said, and nothing on stdout', async () => {
  const early = await surveyFreezeCommand({ month: '2026-12' }, stores({ kind: 'empty' }), NOW)
  const again = await surveyFreezeCommand({ month: '2026-10' }, stores({ kind: 'note_needed', version: 2 }), NOW)

  expect([early, again]).toEqual([1, 1])
  expect(said).toEqual([])
  expect(complained).toEqual([
    '2026-12: may be frozen from 2027-01-09 on, when its last invitation has expired\n',
    '2026-10: frozen already (version 2); a correction needs --note\n',
  ])
})

test('a month of another form is wrong use', async () => {
  await expect(surveyFreezeCommand({ month: '10/2026' }, stores({ kind: 'empty' }), NOW)).rejects.toThrow('YYYY-MM')
  await expect(surveyWeighCommand({ month: '2026-13' }, stores({ kind: 'empty' }))).rejects.toThrow('YYYY-MM')
})

test('weighing says what came of it, as a line of JSON', async () => {
  expect(await surveyWeighCommand({ month: '2026-10' }, stores({ kind: 'empty' }))).toBe(0)
  expect(said.join('')).toBe('{"month":"2026-10","kind":"none","why":"no_ratings"}\n')
})
