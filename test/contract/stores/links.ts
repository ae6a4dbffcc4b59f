import { randomInt, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ChannelAddress } from '../../../src/core/message.ts'
import { newLinkCode } from '../../../src/dialogue/read-link.ts'
import type { Stores } from '../../../src/store/contract.ts'
import { someone } from '../../support/samples.ts'

export function linkCases(stores: () => Stores): void {
  // Tries of everybody are counted by the hour: each test has hours of its own.
  let day = 0
  const hours = () => {
    const start = Date.parse('2026-01-01T00:00:00Z') + ++day * 86_400_000
    return (minutes: number): string => new Date(start + minutes * 60_000).toISOString()
  }

  async function offered(from: ChannelAddress, at: (minutes: number) => string): Promise<string> {
    const code = newLinkCode(randomInt)
    await stores().links.offer(code, from, at(10))
    return code
  }

  test('a code from one channel, typed on the other, links the two', async () => {
    const at = hours()
    const [here, there] = [{ ...someone('one'), thread: 'chủ đề|1' }, someone('two')]
    const code = await offered(here, at)

    const outcome = await stores().links.redeem(code, there, at(9))

    expect(outcome).toBe('linked')
    expect(await stores().links.of(there)).toEqual([here])
    expect(await stores().links.of(here)).toEqual([there])
    expect(await stores().links.of(someone())).toEqual([])
  })

  test('a code works once, for one citizen; the same one may try again after a crash', async () => {
    const at = hours()
    const code = await offered(someone('one'), at)
    const [first, second] = [someone('two'), someone('three')]

    const outcomes = [
      await stores().links.redeem(code, first, at(1)),
      await stores().links.redeem(code, first, at(2)),
      await stores().links.redeem(code, second, at(3)),
    ]

    expect(outcomes).toEqual(['linked', 'linked', 'unknown'])
    expect(await stores().links.of(second)).toEqual([])
  })

  test('two citizens who try one code at once: one is linked', async () => {
    const at = hours()
    const code = await offered(someone('one'), at)

    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => stores().links.redeem(code, someone('two'), at(1))),
    )

    expect(outcomes.filter((outcome) => outcome === 'linked')).toHaveLength(1)
  })

  test('a code ends after its time, and when a newer one is asked for', async () => {
    const at = hours()
    const here = someone('one')
    const old = await offered(here, at)
    const late = await stores().links.redeem(old, someone('two'), at(10))
    const first = await offered(here, at)
    const newer = await offered(here, at)

    const outcomes = [
      await stores().links.redeem(first, someone('two'), at(1)),
      await stores().links.redeem(newer, someone('two'), at(1)),
    ]

    expect(late).toBe('unknown')
    expect(outcomes).toEqual(['unknown', 'linked'])
  })

  test('a code typed where it was given links nothing and is no wrong try', async () => {
    const at = hours()
    const here = someone('one')
    const code = await offered(here, at)

    const outcomes = await Promise.all(Array.from({ length: 7 }, () => stores().links.redeem(code, here, at(1))))

    expect(new Set(outcomes)).toEqual(new Set(['own']))
    expect(await stores().links.of(here)).toEqual([])
  })

  test('five wrong codes within an hour, then even a right one is not tried', async () => {
    const at = hours()
    const guesser = someone('two')
    const right = await offered(someone('one'), at)
    const wrong = Array.from({ length: 6 }, () => newLinkCode(randomInt))
    const outcomes: string[] = []

    for (const code of wrong) outcomes.push(await stores().links.redeem(code, guesser, at(1)))
    const stopped = await stores().links.redeem(right, guesser, at(2))
    const other = await stores().links.redeem(right, someone('three'), at(2))
    const later = await stores().links.redeem(newLinkCode(randomInt), guesser, at(62))

    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'unknown'), 'too-many'])
    expect([stopped, other, later]).toEqual(['too-many', 'linked', 'unknown'])
  })

  test('who opens ever new sessions to guess is stopped too', async () => {
    const at = hours()
    const outcomes: string[] = []

    for (let guess = 0; guess < 101; guess++) {
      outcomes.push(await stores().links.redeem(newLinkCode(randomInt), someone(randomUUID()), at(1)))
    }

    expect(outcomes.at(-1)).toBe('too-many')
    expect(outcomes.slice(0, 100)).not.toContain('too-many')
  })

  test('links join: whoever is linked with one of a group is linked with all; unlinking takes one out', async () => {
    const at = hours()
    const [a, b, c, d] = [someone('a'), someone('b'), someone('c'), someone('d')]
    const link = async (from: ChannelAddress, to: ChannelAddress, minute: number) =>
      stores().links.redeem(await offered(from, at), to, at(minute))

    await link(a, b, 1)
    await link(c, d, 2)
    await link(b, c, 3)
    const joined = await stores().links.of(d)
    const left = await stores().links.unlink(b)

    expect(joined.map(({ channel }) => channel).toSorted()).toEqual(['a', 'b', 'c'])
    expect(left).toBe(true)
    expect(await stores().links.of(b)).toEqual([])
    expect((await stores().links.of(a)).map(({ channel }) => channel).toSorted()).toEqual(['c', 'd'])
  })
}
