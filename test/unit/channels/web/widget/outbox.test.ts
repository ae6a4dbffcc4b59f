import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOutbox, type PostOutcome } from '../../../../../channels/web/widget/outbox.ts'
import { backoffMs } from '../../../../../channels/web/widget/pause.ts'
import type { OutgoingMessage } from '../../../../../channels/web/widget/wire.ts'

const message = (clientId: string): OutgoingMessage => ({ clientId, body: { kind: 'text', text: clientId } })

function setUp(outcomes: PostOutcome[]) {
  const posted: string[] = []
  const reports: string[] = []
  const outbox = createOutbox(
    ({ clientId }) => {
      posted.push(clientId)
      return Promise.resolve(outcomes.shift() ?? { kind: 'accepted' })
    },
    (clientId, status, detail) => reports.push([clientId, status, detail].filter(Boolean).join(' ')),
  )
  return { outbox, posted, reports }
}

describe('createOutbox', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('sends one after the other, in order', async () => {
    const { outbox, posted, reports } = setUp([])

    ;['a', 'b', 'c'].map(message).forEach(outbox.add)
    await vi.runAllTimersAsync()

    expect(posted).toEqual(['a', 'b', 'c'])
    expect(reports).toEqual(['a sent', 'b sent', 'c sent'])
  })

  it('repeats with the same id until the server has it, and keeps the others behind', async () => {
    const { outbox, posted, reports } = setUp([{ kind: 'later' }, { kind: 'later' }])

    ;['a', 'b'].map(message).forEach(outbox.add)
    await vi.runAllTimersAsync()

    expect(posted).toEqual(['a', 'a', 'a', 'b'])
    expect(reports).toEqual(['a waiting', 'b waiting', 'a waiting', 'b waiting', 'a sent', 'b sent'])
  })

  it('waits as long as the server asks', async () => {
    const { outbox, posted } = setUp([{ kind: 'later', afterMs: 60_000 }])

    outbox.add(message('a'))
    await vi.advanceTimersByTimeAsync(59_999)
    const before = posted.length
    await vi.advanceTimersByTimeAsync(1)

    expect([before, posted.length]).toEqual([1, 2])
  })

  it('tries at once when the citizen asks', async () => {
    const { outbox, posted, reports } = setUp([{ kind: 'later', afterMs: 60_000 }])

    outbox.add(message('a'))
    await vi.advanceTimersByTimeAsync(0)
    outbox.retryNow()
    await vi.advanceTimersByTimeAsync(0)

    expect(posted).toEqual(['a', 'a'])
    expect(reports).toEqual(['a waiting', 'a sending', 'a sent'])
  })

  it('goes on after a message that is refused', async () => {
    const { outbox, reports } = setUp([{ kind: 'refused', detail: 'quá dài' }])

    ;['a', 'b'].map(message).forEach(outbox.add)
    await vi.runAllTimersAsync()

    expect(reports).toEqual(['a refused quá dài', 'b sent'])
  })
})

describe('backoffMs', () => {
  it.each([
    [1, 500, 1000],
    [3, 2000, 4000],
    [50, 15_000, 30_000],
  ])('after %i failures lies between %i and %i ms', (failures, least, most) => {
    expect(backoffMs(failures, () => 0)).toBe(least)
    expect(backoffMs(failures, () => 1)).toBe(most)
  })
})
