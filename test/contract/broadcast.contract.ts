import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Broadcast } from '../../src/instances/contract.ts'
import { eventually } from '../support/eventually.ts'

/** Two instances that should hear each other. */
export interface BroadcastUnderTest {
  readonly here: Broadcast
  readonly there: Broadcast
  close(): Promise<void>
}

export function describeBroadcastContract(name: string, make: () => Promise<BroadcastUnderTest>): void {
  describe(`broadcast: ${name}`, () => {
    let opened: BroadcastUnderTest | undefined
    const tested = (): BroadcastUnderTest => {
      if (opened === undefined) throw new Error('not opened')
      return opened
    }
    beforeAll(async () => {
      opened = await make()
      await untilConnected(opened)
    })
    afterAll(async () => {
      await opened?.close()
    })

    test('a note reaches the listeners of its topic, here and there, once each', async () => {
      const heard: string[] = []
      const stops = [
        tested().here.subscribe('stream:a', (note) => heard.push(`here ${note}`)),
        tested().there.subscribe('stream:a', (note) => heard.push(`there ${note}`)),
        tested().there.subscribe('stream:b', (note) => heard.push(`other ${note}`)),
      ]

      await tested().here.publish('stream:a', 'một')
      await tested().here.publish('stream:a', 'hai')
      await eventually('both heard', () => (heard.length >= 4 ? true : undefined))
      await tested().here.publish('stream:b', 'mốc')
      await eventually('the mark came', () => (heard.includes('other mốc') ? true : undefined))
      for (const stop of stops) stop()

      expect(heard.filter((note) => note.startsWith('here'))).toEqual(['here một', 'here hai'])
      expect(heard.filter((note) => note.startsWith('there'))).toEqual(['there một', 'there hai'])
      expect(heard).toHaveLength(5)
    })

    test('a note is told as it was, also an empty one', async () => {
      const notes = ['', 'Đ "\\ \n \u{1F469}\u{1F3FB} \u2028', '{"json":true}']
      const heard: string[] = []
      const stop = tested().there.subscribe('chủ đề|%7C:1', (note) => heard.push(note))

      for (const note of notes) await tested().here.publish('chủ đề|%7C:1', note)
      await eventually('all heard', () => (heard.length === notes.length ? true : undefined))
      stop()

      expect(heard).toEqual(notes)
    })

    test('who unsubscribed hears nothing more; the others do', async () => {
      const heard: string[] = []
      const stopFirst = tested().here.subscribe('desk', () => heard.push('first'))
      const stopSecond = tested().here.subscribe('desk', () => heard.push('second'))

      stopFirst()
      stopFirst()
      await tested().here.publish('desk', '')
      stopSecond()
      await tested().here.publish('desk', '')

      expect(heard).toEqual(['second'])
    })

    test('a note without listeners, and one that is too long to pass on, are no errors', async () => {
      await expect(tested().here.publish('nobody', 'x')).resolves.toBeUndefined()
      await expect(tested().here.publish('nobody', 'ế'.repeat(6_000))).resolves.toBeUndefined()
    })
  })
}

/** Connections are made in the background: notes may be lost until they stand. */
async function untilConnected({ here, there }: BroadcastUnderTest): Promise<void> {
  for (const [from, to] of [
    [here, there],
    [there, here],
  ] as const) {
    let heard = false
    const stop = to.subscribe('ready?', () => void (heard = true))
    await eventually('connected', async () => {
      await from.publish('ready?', '')
      return heard ? true : undefined
    })
    stop()
  }
}
