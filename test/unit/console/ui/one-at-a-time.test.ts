import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { oneAtATime } from '../../../../src/console/ui/one-at-a-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('news every 20 ms does not starve the reading, and no two readings overlap', async () => {
  const seen = { runs: 0, under: 0, most: 0 }
  const look = oneAtATime(async () => {
    seen.runs += 1
    seen.under += 1
    seen.most = Math.max(seen.most, seen.under)
    await new Promise((resolve) => setTimeout(resolve, 80))
    seen.under -= 1
  }, 120)

  for (let news = 0; news < 100; news++) {
    void look()
    await vi.advanceTimersByTimeAsync(20)
  }

  expect(seen.most).toBe(1)
  // 2 s of news, 80 ms a reading and 120 ms between them.
  expect(seen.runs).toBeGreaterThanOrEqual(9)
  expect(seen.runs).toBeLessThanOrEqual(11)
})

test('the last news is read too, by a run that began after it', async () => {
  const read: number[] = []
  let news = 0
  const look = oneAtATime(async () => {
    const seen = news
    await new Promise((resolve) => setTimeout(resolve, 50))
    read.push(seen)
  }, 0)

  void look()
  await vi.advanceTimersByTimeAsync(10)
  news = 1
  const last = look()
  await vi.advanceTimersByTimeAsync(200)
  await last

  expect(read).toEqual([0, 1])
})

test('a run that fails is told to who asked, and the next one goes on', async () => {
  let runs = 0
  const look = oneAtATime(async () => {
    runs += 1
    if (runs === 1) throw new Error('no line')
  }, 0)

  await expect(look()).rejects.toThrow('no line')
  await look()

  expect(runs).toBe(2)
})
