import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { signalsView } from '../../src/analytics/signals/signals-view.ts'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { insertTalk, type Talk } from '../support/talks.ts'

const [server] = inject('postgres')
let clone = { url: '', drop: async (): Promise<void> => undefined }
let opened: OpenStores

beforeEach(async () => {
  clone = await cloneDatabase(server?.url ?? '')
  opened = await openStores(clone.url)
})
afterEach(async () => {
  await opened.close()
  await clone.drop()
})

async function view(week: string) {
  const names = {
    province: (code: string) => (code === '01' ? 'Hà Nội' : undefined),
    intent: (id: string) => (id === 'si.rate' ? 'Mức đóng' : undefined),
  }
  return signalsView(opened.stores.signals, names, { week, today: '2026-11-23' })
}

const insert = async (talks: readonly Talk[]): Promise<void> => {
  for (const talk of talks) await insertTalk(opened.database.pool, talk)
}
const rated = (id: string, score: number, more: Partial<Talk> = {}, province = '01'): Talk => ({
  id,
  at: '2026-11-18 09:00:00',
  rated: { score, province },
  ...more,
})
const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

test('dissatisfied persons per province and week: each person once, valid ratings only, weeks from Monday', async () => {
  await insert([
    ...numbers(12).map((n) => rated(`c_bad_${n}`, 1 + (n % 2))),
    ...numbers(8).map((n) => rated(`c_good_${n}`, 3 + (n % 3))),
    // The same person again, and satisfied at last: still one person who was dissatisfied.
    rated('c_again', 5, { citizen: 'c_bad_0' }),
    rated('c_invalid', 1, { rated: { score: 1, province: '01', invalid: 'too_fast' } }),
    // Issued at 23:59 on Sunday, ten minutes after it was opened, and at midnight on Monday.
    rated('c_sunday', 1, { at: '2026-11-15 23:49:00' }),
    rated('c_monday', 1, { at: '2026-11-15 23:50:00' }),
    ...numbers(20).map((n) => rated(`c_unknown_${n}`, 5, {}, '')),
  ])

  const week = await view('2026-11-18')
  const [dissatisfied] = week.signals

  expect(week).toMatchObject({ from: '2026-11-16', to: '2026-11-22', over: true })
  expect(dissatisfied).toMatchObject({ number: 7, persons: 41, rate: 0.32, unknownShare: 20 / 41 })
  expect(dissatisfied?.rows).toMatchObject(
    [
      // The only one that could be hidden is the rest: both are.
      { key: '', name: 'Chưa rõ tỉnh, thành phố', hit: null },
      { key: '01', name: 'Hà Nội', persons: 21, hit: null, state: 'alarm' },
    ].toReversed(),
  )
  expect(
    (await opened.stores.signals.dissatisfied({ from: '2026-11-09', to: '2026-11-16' })).filter(
      ({ key }) => key === '01',
    ),
  ).toEqual([
    { key: '01', week: '2026-11-09', persons: 1, hit: 1 },
    { key: '01', week: '2026-11-16', persons: 21, hit: 13 },
  ])
})

test('a question without an article counts unless the same person got an answer that week', async () => {
  const asked = (id: string, kinds: readonly string[], more: Partial<Talk> = {}): Talk => ({
    id,
    at: '2026-11-18 09:00:00',
    noted: kinds.map((kind, n) => ({ after: n, kind, detail: { intent: 'si.rate' } })),
    ...more,
  })
  await insert([
    ...numbers(11).map((n) => asked(`c_not_${n}`, ['not-answered', 'not-answered'])),
    asked('c_then', ['not-answered', 'answered']),
    asked('c_calculated', ['calculated']),
    // A guess that was never certain.
    asked('c_guess', ['understood']),
    // On the telephone line of the same citizen as c_not_0.
    asked('c_same', ['not-answered'], { citizen: 'c_not_0' }),
  ])

  const { signals } = await view('2026-11-16')

  expect(signals[1]).toMatchObject({ number: 8, persons: 13, rate: 0.85, unknownShare: null })
  expect(signals[1]?.rows).toMatchObject([{ key: 'si.rate', name: 'Mức đóng', persons: 13, hit: 11, state: 'none' }])
})

test('a week in which nothing happened has no rows and no rate', async () => {
  expect((await view('2026-11-23')).signals.map(({ persons, rate, rows }) => [persons, rate, rows])).toEqual([
    [0, null, []],
    [0, null, []],
  ])
  expect((await view('2026-11-23')).over).toBe(false)
})
