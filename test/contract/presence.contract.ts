import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Presence, PresentPerson } from '../../src/instances/contract.ts'
import { eventually } from '../support/eventually.ts'

export interface PresenceUnderTest {
  readonly presence: Presence
  close(): Promise<void>
}

const lan: PresentPerson = { staff: 's_lan', name: 'Cán bộ Một' }
const minh: PresentPerson = { staff: 's_minh', name: 'Cán bộ Hai "\\' }

export function describePresenceContract(name: string, make: () => Promise<PresenceUnderTest>): void {
  describe(`presence: ${name}`, () => {
    let opened: PresenceUnderTest | undefined
    const tested = (): Presence => {
      if (opened === undefined) throw new Error('not opened')
      return opened.presence
    }
    const listed = async (where: string): Promise<string[]> =>
      (await tested().list(where)).map(({ staff }) => staff).toSorted()
    beforeAll(async () => {
      opened = await make()
    })
    afterAll(async () => {
      await opened?.close()
    })

    test('who was seen is listed with their name, once, at that place only', async () => {
      const [here, there] = [randomUUID(), randomUUID()]

      await tested().seen(lan, here, 60)
      await tested().seen(lan, here, 60)
      await tested().seen(minh, here, 60)

      const people = (await tested().list(here)).toSorted((a, b) => a.staff.localeCompare(b.staff))
      expect(people).toEqual([lan, minh])
      expect(await tested().list(there)).toEqual([])
    })

    test('who was not seen again in time is gone; who was stays', async () => {
      const where = randomUUID()
      await tested().seen(lan, where, 0.2)
      await tested().seen(minh, where, 60)

      await eventually('gone', async () => ((await listed(where)).includes('s_lan') ? undefined : true))

      expect(await listed(where)).toEqual(['s_minh'])
    })

    test('somebody who looks in for a moment does not take the others along', async () => {
      const where = randomUUID()
      await tested().seen(minh, where, 60)
      await tested().seen(lan, where, 0.2)

      await eventually('gone', async () => ((await listed(where)).includes('s_lan') ? undefined : true))

      expect(await listed(where)).toEqual(['s_minh'])
    })
  })
}
