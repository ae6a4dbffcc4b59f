import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchChannels } from '../../../src/observability/watch-channels.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('channels are asked once a minute from the first minute on, until it is stopped', async () => {
  let asked = 0
  const watch = watchChannels(async () => void asked++)

  expect(asked).toBe(0)
  vi.advanceTimersByTime(180_000)
  expect(asked).toBe(3)
  await watch.stop()
  vi.advanceTimersByTime(180_000)

  expect(asked).toBe(3)
})
