import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inOrder } from '../../../../src/console/ui/in-order.ts'
import { paced } from '../../../../src/console/ui/paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('fifty notes a second are looked at at once and then every 150 ms, not only when they end', async () => {
  const looks: number[] = []
  const from = Date.now()
  const { ask, stop } = paced(async () => void looks.push(Date.now() - from), 150)

  for (let note = 0; note < 50; note += 1) {
    ask()
    await vi.advanceTimersByTimeAsync(20)
  }
  await vi.advanceTimersByTimeAsync(1000)
  stop()

  expect(looks).toEqual([0, 150, 300, 450, 600, 750, 900, 1050])
})

test('a look that takes longer than the gap is not overlapped, and what came meanwhile is one more look', async () => {
  let [running, most, looks] = [0, 0, 0]
  const { ask, stop } = paced(async () => {
    looks += 1
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 400))
    running -= 1
  }, 150)

  for (let note = 0; note < 10; note += 1) {
    ask()
    await vi.advanceTimersByTimeAsync(20)
  }
  await vi.advanceTimersByTimeAsync(2000)
  stop()

  expect({ most, looks }).toEqual({ most: 1, looks: 2 })
})

test('a look that fails does not end the later ones, and after stop there are none', async () => {
  let looks = 0
  const { ask, stop } = paced(async () => {
    looks += 1
    throw new Error('the line is down')
  }, 150)

  ask()
  await vi.advanceTimersByTimeAsync(200)
  ask()
  ask()
  stop()
  await vi.advanceTimersByTimeAsync(1000)
  ask()

  expect(looks).toBe(2)
})

test('an answer is shown unless a later question was answered before it', () => {
  const asking = inOrder()
  const [first, second, third] = [asking(), asking(), asking()]

  const shown = [second(), first(), third()]

  expect(shown).toEqual([true, false, true])
})
