import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Stores } from '../../../src/store/contract.ts'
import { changeOf, conversationOf, reply, someone } from '../../support/samples.ts'

export function channelSwitchCases(stores: () => Stores): void {
  const since = '2026-11-25T01:00:00.000Z'

  /** Puts a message into the outbox of a channel of its own. */
  async function waiting(): Promise<{ channel: string; take: () => Promise<(string | undefined)[]> }> {
    const channel = `fake-${randomUUID().slice(0, 8)}`
    const conversation = conversationOf(someone(channel))
    await stores().conversations.commit(changeOf(conversation, { outbound: [reply(conversation, 'xin chào')] }))
    return {
      channel,
      async take() {
        const claims = await stores().outbox.take(1_000)
        for (const claim of claims) await stores().outbox.later(claim, '2000-01-01T00:00:00.000Z', 'test')
        return claims.filter(({ item }) => item.message.to.channel === channel).map(({ attempts }) => `try ${attempts}`)
      },
    }
  }

  test('what is for a channel that is off waits, with no try counted, and goes when it is on', async () => {
    const { channel, take } = await waiting()
    await stores().switches.turnOff({ channel, since, why: 'gửi nhầm' })

    const whileOff = [await take(), await take()]
    const wasOff = await stores().switches.turnOn(channel)
    const afterwards = await take()

    expect(whileOff).toEqual([[], []])
    expect(wasOff).toBe(true)
    expect(afterwards).toEqual(['try 0'])
  })

  test('other channels go on, those with a similar name too', async () => {
    const { channel, take } = await waiting()
    await stores().switches.turnOff({ channel: channel.slice(0, -1), since })

    expect(await take()).toEqual(['try 0'])
    await stores().switches.turnOn(channel.slice(0, -1))
  })

  test('it is told since when and why; a second time changes the reason only', async () => {
    const channel = `fake-${randomUUID().slice(0, 8)}`
    const mine = async () => (await stores().switches.off()).filter((off) => off.channel === channel)

    await stores().switches.turnOff({ channel, since, why: 'một' })
    await stores().switches.turnOff({ channel, since: '2026-11-26T01:00:00.000Z', why: 'hai' })
    const off = await mine()
    await stores().switches.turnOn(channel)

    expect(off).toEqual([{ channel, since, why: 'hai' }])
    expect(await mine()).toEqual([])
    expect(await stores().switches.turnOn(channel)).toBe(false)
  })
}
