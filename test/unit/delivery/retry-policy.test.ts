import { describe, expect, it } from 'vitest'
import { nextStep } from '../../../src/delivery/retry-policy.ts'

const middle = (): number => 0.5
const HOUR = 3_600_000

describe('nextStep', () => {
  it('is done with what the platform took', () => {
    expect(nextStep({ kind: 'delivered', externalId: 'x' }, 0)).toEqual({ kind: 'done', externalId: 'x' })
    expect(nextStep({ kind: 'delivered' }, 0)).toEqual({ kind: 'done' })
  })

  it.each([
    [0, 1_000],
    [1, 5_000],
    [2, 15_000],
    [3, 60_000],
    [4, 300_000],
    [5, 900_000],
    [6, 1_800_000],
    [7, 3_600_000],
  ])('waits longer after each failure: %i → %i ms', (attempts, afterMs) => {
    expect(nextStep({ kind: 'retry-later', why: 'busy' }, attempts, middle)).toEqual({
      kind: 'later',
      afterMs,
      why: 'busy',
    })
  })

  it('spreads the tries by a fifth either way', () => {
    const wait = (random: number): number => {
      const step = nextStep({ kind: 'retry-later', why: '' }, 3, () => random)
      return step.kind === 'later' ? step.afterMs : Number.NaN
    }

    expect([wait(0), wait(0.5), wait(1)]).toEqual([48_000, 60_000, 72_000])
  })

  it('waits as long as the platform asks, never shorter than its own step', () => {
    expect(nextStep({ kind: 'retry-later', why: '', afterMs: 20_000 }, 0, middle)).toMatchObject({ afterMs: 20_000 })
    expect(nextStep({ kind: 'retry-later', why: '', afterMs: 10 }, 3, middle)).toMatchObject({ afterMs: 60_000 })
  })

  it('gives up after about two hours', () => {
    const waits = Array.from({ length: 9 }, (_, attempts) =>
      nextStep({ kind: 'retry-later', why: 'away' }, attempts, middle),
    )

    const total = waits.reduce((sum, step) => sum + (step.kind === 'later' ? step.afterMs : 0), 0)
    expect(total).toBeGreaterThan(1.5 * HOUR)
    expect(total).toBeLessThan(2.5 * HOUR)
    expect(waits.at(-1)).toEqual({ kind: 'give-up', why: 'away', windowClosed: false })
  })

  it('keeps what waits for an operator for two days', () => {
    const waiting = { kind: 'retry-later', why: 'no right', afterMs: HOUR } as const
    const waits = Array.from({ length: 49 }, (_, attempts) => nextStep(waiting, attempts, () => 0.5))

    const total = waits.reduce((sum, step) => sum + (step.kind === 'later' ? step.afterMs : 0), 0)
    expect(total).toBe(48 * HOUR)
    expect(waits.at(-1)).toMatchObject({ kind: 'give-up', why: 'no right' })
  })

  it.each([
    [{ kind: 'window-closed', why: 'late' }, true],
    [{ kind: 'blocked', why: 'gone' }, false],
    [{ kind: 'refused', why: 'wrong token' }, false],
  ] as const)('never tries %j again', (result, windowClosed) => {
    expect(nextStep(result, 0)).toEqual({ kind: 'give-up', why: result.why, windowClosed })
  })
})
