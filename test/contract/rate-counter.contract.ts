import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RateCounter } from '../../src/instances/contract.ts'
import { pause } from '../support/eventually.ts'

export interface RateCounterUnderTest {
  readonly rates: RateCounter
  close(): Promise<void>
}

export function describeRateCounterContract(name: string, make: () => Promise<RateCounterUnderTest>): void {
  describe(`rate counter: ${name}`, () => {
    let opened: RateCounterUnderTest | undefined
    const hit: RateCounter['hit'] = (key, seconds) => {
      if (opened === undefined) throw new Error('not opened')
      return opened.rates.hit(key, seconds)
    }
    beforeAll(async () => {
      opened = await make()
    })
    afterAll(async () => {
      await opened?.close()
    })

    test('hits are counted per key, each once, also at the same moment', async () => {
      const [key, other] = [randomUUID(), randomUUID()]

      const hits = await Promise.all(Array.from({ length: 50 }, () => hit(key, 60)))

      expect(hits.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, n) => n + 1),
      )
      expect(await hit(other, 60)).toMatchObject({ count: 1 })
    })

    test('the window is fixed from the first hit: later ones do not move its end', async () => {
      const key = randomUUID()
      const before = Date.now()

      const first = await hit(key, 60)
      await pause(50)
      const second = await hit(key, 60)

      expect(first.resetAt).toBeGreaterThanOrEqual(before + 59_000)
      expect(first.resetAt).toBeLessThanOrEqual(Date.now() + 60_000)
      expect(Math.abs(second.resetAt - first.resetAt)).toBeLessThan(40)
    })

    test('after its end the counting starts again', async () => {
      const key = randomUUID()
      await hit(key, 1)
      const { resetAt } = await hit(key, 1)

      await pause(Math.max(0, resetAt - Date.now()) + 50)
      const after = await hit(key, 1)

      expect(after.count).toBe(1)
      expect(after.resetAt).toBeGreaterThan(Date.now())
    })
  })
}
