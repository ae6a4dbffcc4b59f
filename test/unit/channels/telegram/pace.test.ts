import { expect, test } from 'vitest'
import { createPace } from '../../../../channels/telegram/pace.ts'

const never = (): AbortSignal => new AbortController().signal

test('in no second more than thirty go, and nobody waits longer than one', async () => {
  const pace = createPace()
  const went: number[] = []
  const sentAway: number[] = []

  await Promise.all(
    Array.from({ length: 60 }, async () => {
      const after = await pace.turn(never())
      if (after === 0) went.push(performance.now())
      else sentAway.push(after)
    }),
  )

  expect(went.length).toBeGreaterThanOrEqual(24)
  expect(went.length).toBeLessThan(30)
  expect((went.at(-1) ?? 0) - (went[0] ?? 0)).toBeGreaterThan(900)
  // Those sent away come back one by one, 50 ms apart.
  const places = sentAway.map((after) => Math.round((after - (sentAway[0] ?? 0)) / 50))
  expect(places).toEqual(places.map((_, index) => index))
})

test('a few messages do not wait at all, also after a rest', async () => {
  let now = 1000
  const pace = createPace(() => now)

  const first = await Promise.all(Array.from({ length: 5 }, () => pace.turn(never())))
  now += 10_000
  const second = await Promise.all(Array.from({ length: 5 }, () => pace.turn(never())))

  expect([...first, ...second]).toEqual(Array(10).fill(0))
})

test('an abort ends the wait', async () => {
  const pace = createPace()
  const controller = new AbortController()
  await Promise.all(Array.from({ length: 15 }, () => pace.turn(never())))

  const waiting = pace.turn(controller.signal)
  controller.abort()

  expect(await waiting).toBeGreaterThan(0)
  expect(await pace.turn(controller.signal)).toBeGreaterThan(0)
})
