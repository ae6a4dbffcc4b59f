import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Claim, LaneQueue } from '../../src/store/contract.ts'
import { pause } from '../support/eventually.ts'

export interface Numbered {
  readonly number: number
  readonly text?: string
}

/** One process's view of the queue. */
export interface LaneQueueInstance {
  readonly queue: LaneQueue<Numbered>
  /** As if the process were killed: it says nothing any more, what it held stays held. */
  die(): Promise<void>
}

export interface LaneQueueUnderTest {
  /** Puts items there in order; in life that happens in the transaction that stores what they are about. */
  add(lane: string, items: readonly Numbered[]): Promise<void>
  /** Another process on the same queue. */
  open(options?: { readonly leaseSeconds?: number }): Promise<LaneQueueInstance>
  close(): Promise<void>
}

const LONG_AGO = '2001-01-01T00:00:00.000Z'

/** What every lane queue promises; `make` gives an empty one. */
export function describeLaneQueueContract(name: string, make: () => Promise<LaneQueueUnderTest>): void {
  describe(`lane queue: ${name}`, () => {
    let opened: LaneQueueUnderTest | undefined
    const tested = (): LaneQueueUnderTest => {
      if (opened === undefined) throw new Error('not opened')
      return opened
    }
    beforeEach(async () => {
      opened = await make()
    })
    afterEach(async () => {
      await opened?.close()
    })

    orderCases(tested)
    holderCases(tested)
    retryCases(tested)
  })
}

function orderCases(tested: () => LaneQueueUnderTest): void {
  test('an empty queue gives nothing', async () => {
    const { queue } = await tested().open()

    expect(await queue.take(10)).toEqual([])
    expect(await queue.depth()).toEqual({ waiting: 0, dead: 0 })
    expect(await queue.releaseDead()).toBe(0)
  })

  test('a lane is worked on strictly in order, one item at a time; lanes are side by side', async () => {
    const { queue } = await tested().open()
    await tested().add('a', numbers(3))
    await tested().add('b', numbers(3))

    const rounds: string[][] = []
    for (let round = 0; round < 3; round++) {
      const claims = await queue.take(10)
      rounds.push(claims.map((claim) => `${claim.lane}${claim.item.number}`))
      for (const claim of claims) await queue.done(claim)
    }

    expect(rounds).toEqual([
      ['a0', 'b0'],
      ['a1', 'b1'],
      ['a2', 'b2'],
    ])
    expect(await queue.take(10)).toEqual([])
  })

  test('a take gives at most what was asked, the oldest first', async () => {
    const { queue } = await tested().open()
    for (const lane of ['c', 'a', 'b']) await tested().add(lane, numbers(1))

    const claims = await queue.take(2)

    expect(claims.map(({ lane }) => lane)).toEqual(['c', 'a'])
  })

  test('an item comes back as it was put in, with when and for the how many-th time', async () => {
    const { queue } = await tested().open()
    await tested().add('a', [{ number: 1, text: 'Đ \u{1F469}\u{1F3FB} "\\ ' }])

    const [claim] = await queue.take(1)

    expect(claim).toMatchObject({ lane: 'a', item: { number: 1, text: 'Đ \u{1F469}\u{1F3FB} "\\ ' }, attempts: 0 })
    expect(Math.abs(Date.parse(claim?.enqueuedAt ?? '') - Date.now())).toBeLessThan(60_000)
    expect(await queue.depth()).toEqual({ waiting: 1, dead: 0, oldest: claim?.enqueuedAt })
  })

  test('300 items of 20 lanes by 8 takers at once: each once, each lane in order, never two of a lane at a time', async () => {
    const lanes = Array.from({ length: 20 }, (_, index) => `lane-${index}`)
    await Promise.all(lanes.map((lane) => tested().add(lane, numbers(15))))
    const held = new Map<string, number>()
    const seen = new Map<string, number[]>()
    let clashes = 0
    const taker = async (): Promise<void> => {
      const { queue } = await tested().open()
      for (;;) {
        const claims = await queue.take(4)
        for (const { lane, item } of claims) {
          if (held.has(lane)) clashes++
          held.set(lane, item.number)
          seen.set(lane, [...(seen.get(lane) ?? []), item.number])
        }
        await pause(1)
        for (const claim of claims) {
          held.delete(claim.lane)
          if (!(await queue.done(claim))) clashes++
        }
        if (claims.length === 0 && (await queue.depth()).waiting === 0) return
      }
    }

    await Promise.all(Array.from({ length: 8 }, taker))

    expect(clashes).toBe(0)
    for (const lane of lanes) expect(seen.get(lane)).toEqual(Array.from({ length: 15 }, (_, index) => index))
  })
}

function holderCases(tested: () => LaneQueueUnderTest): void {
  test('what one instance holds, another does not get', async () => {
    const [holding, other] = [await tested().open(), await tested().open()]
    await tested().add('a', numbers(2))

    const held = await holding.queue.take(10)

    expect(held).toHaveLength(1)
    expect(await other.queue.take(10)).toEqual([])
    expect(await other.queue.releaseDead()).toBe(0)
  })

  test('after the lease another takes over, and the first can no longer end, delay or bury the item', async () => {
    const [slow, other] = [await tested().open({ leaseSeconds: 0.2 }), await tested().open()]
    await tested().add('a', numbers(1))
    const old = await one(slow.queue)
    await pause(300)

    const taken = await one(other.queue)

    expect(taken).toMatchObject({ id: old.id, attempts: 1, item: { number: 0 } })
    expect(await slow.queue.done(old)).toBe(false)
    expect(await slow.queue.later(old, LONG_AGO, 'busy')).toBe(false)
    expect(await slow.queue.bury(old, 'poison')).toBe(false)
    expect(await other.queue.done(taken)).toBe(true)
  })

  test('what a dead instance held is free at once, not only after its lease', async () => {
    const [doomed, other] = [await tested().open(), await tested().open()]
    await tested().add('a', numbers(2))
    const lost = await one(doomed.queue)

    await doomed.die()
    const released = await untilReleased(other.queue)
    const again = await one(other.queue)

    expect(released).toBe(1)
    expect(again).toMatchObject({ id: lost.id, attempts: 1 })
  })

  test('what living instances hold is not released, the asking one’s neither', async () => {
    const [first, two] = [await tested().open(), await tested().open()]
    await tested().add('a', numbers(1))
    await tested().add('b', numbers(1))
    const mine = await one(first.queue)
    const theirs = await one(two.queue)

    expect(await first.queue.releaseDead()).toBe(0)
    expect(await first.queue.done(mine)).toBe(true)
    expect(await two.queue.done(theirs)).toBe(true)
  })

  test('nothing is lost when all instances are gone: the next ones go on in order', async () => {
    const first = await tested().open()
    await tested().add('a', numbers(4))
    await first.queue.done(await one(first.queue))
    await first.queue.later(await one(first.queue), LONG_AGO, 'busy', { number: 1, text: 'half' })
    await one(first.queue)
    await first.die()

    const second = await tested().open()
    await untilReleased(second.queue)
    const rest: Numbered[] = []
    for (let claim = await next(second.queue); claim !== undefined; claim = await next(second.queue)) {
      rest.push(claim.item)
      await second.queue.done(claim)
    }

    expect(rest).toEqual([{ number: 1, text: 'half' }, { number: 2 }, { number: 3 }])
  })
}

function retryCases(tested: () => LaneQueueUnderTest): void {
  test('an item that is tried again later keeps its place: what came after it waits', async () => {
    const { queue } = await tested().open()
    await tested().add('a', numbers(2))
    await tested().add('b', numbers(1))
    const claims = await queue.take(1)
    const [claim] = claims
    if (claim === undefined) throw new Error('nothing to take')

    const kept = await queue.later(claim, new Date(Date.now() + 400).toISOString(), 'platform busy')
    const meanwhile = await queue.take(10)
    await pause(500)
    const retried = await one(queue)
    await queue.done(retried)
    const after = await one(queue)

    expect(kept).toBe(true)
    expect(meanwhile.map(({ lane }) => lane)).toEqual(['b'])
    expect(retried).toMatchObject({ lane: 'a', item: { number: 0 }, attempts: 1 })
    expect(after).toMatchObject({ lane: 'a', item: { number: 1 }, attempts: 0 })
  })

  test('a later try can carry how far the last one came; without it the item stays as it was', async () => {
    const { queue } = await tested().open()
    await tested().add('a', [{ number: 7 }])

    await queue.later(await one(queue), LONG_AGO, 'busy', { number: 7, text: 'two of three sent' })
    const second = await one(queue)
    await queue.later(second, LONG_AGO, 'busy')
    const third = await one(queue)

    expect(second.item).toEqual({ number: 7, text: 'two of three sent' })
    expect(third.item).toEqual({ number: 7, text: 'two of three sent' })
    expect(third.attempts).toBe(2)
  })

  test('an item that is tried again later is held by nobody', async () => {
    const [first, second] = [await tested().open(), await tested().open()]
    await tested().add('a', numbers(1))
    const old = await one(first.queue)
    await first.queue.later(old, LONG_AGO, 'busy')

    const taken = await one(second.queue)

    expect(await first.queue.done(old)).toBe(false)
    expect(await second.queue.done(taken)).toBe(true)
  })

  test('a buried item is a dead letter, and its lane goes on', async () => {
    const { queue } = await tested().open()
    await tested().add('a', numbers(2))

    const buried = await queue.bury(await one(queue), 'failed too often')
    const after = await one(queue)

    expect(buried).toBe(true)
    expect(after.item).toEqual({ number: 1 })
    expect(await queue.depth()).toMatchObject({ waiting: 1, dead: 1 })
  })

  test('an item ends once', async () => {
    const { queue } = await tested().open()
    await tested().add('a', numbers(1))
    const claim = await one(queue)

    const outcomes = await Promise.all([queue.done(claim), queue.done(claim), queue.bury(claim, 'x')])

    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect((await queue.depth()).waiting).toBe(0)
  })
}

function numbers(count: number): Numbered[] {
  return Array.from({ length: count }, (_, number) => ({ number }))
}

async function next(queue: LaneQueue<Numbered>): Promise<Claim<Numbered> | undefined> {
  return (await queue.take(1))[0]
}

async function one(queue: LaneQueue<Numbered>): Promise<Claim<Numbered>> {
  const claim = await next(queue)
  if (claim === undefined) throw new Error('nothing to take')
  return claim
}

/** A server needs a moment to see that a connection is gone. */
async function untilReleased(queue: LaneQueue<Numbered>): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const released = await queue.releaseDead()
    if (released > 0) return released
    await pause(10)
  }
  return 0
}
