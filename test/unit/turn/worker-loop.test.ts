import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startWorkerLoop } from '../../../src/turn/worker-loop.ts'

const LONG_MS = 60_000

describe('startWorkerLoop', () => {
  it('goes on at once while there is more, then sleeps until it is woken', async () => {
    let rounds = 0
    const loop = startWorkerLoop({ everyMs: LONG_MS, onError: () => undefined, round: async () => ++rounds < 3 })
    await pause(20)
    const asleep = rounds

    loop.wake()
    await pause(20)
    await loop.stop()

    expect(asleep).toBe(3)
    expect(rounds).toBe(4)
  })

  it('does not lose a wake-up that comes during a round', async () => {
    let rounds = 0
    const loop = startWorkerLoop({
      everyMs: LONG_MS,
      onError: () => undefined,
      async round() {
        rounds++
        await pause(1)
        if (rounds === 1) loop.wake()
        return false
      },
    })

    await pause(20)
    await loop.stop()

    expect(rounds).toBe(2)
  })

  it('looks again without being woken', async () => {
    let rounds = 0
    const loop = startWorkerLoop({ everyMs: 5, onError: () => undefined, round: async () => ++rounds < 0 })

    await pause(60)
    await loop.stop()

    expect(rounds).toBeGreaterThan(2)
  })

  it('tells of a round that fails, and goes on when woken', async () => {
    const errors: unknown[] = []
    let rounds = 0
    const loop = startWorkerLoop({
      everyMs: LONG_MS,
      onError: (error) => errors.push(error),
      async round() {
        if (++rounds === 1) throw new Error('away')
        return false
      },
    })

    await pause(20)
    loop.wake()
    await pause(20)
    loop.wake()
    await pause(20)
    await loop.stop()

    expect(errors).toEqual([new Error('away')])
    expect(rounds).toBeGreaterThanOrEqual(2)
  })

  it('stops after the round under way', async () => {
    let ended = false
    const loop = startWorkerLoop({
      everyMs: LONG_MS,
      onError: () => undefined,
      async round() {
        await pause(30)
        ended = true
        return true
      },
    })

    await loop.stop()

    expect(ended).toBe(true)
  })
})
