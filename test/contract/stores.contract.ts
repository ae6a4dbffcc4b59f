import { afterAll, beforeAll, describe } from 'vitest'
import type { Stores } from '../../src/store/contract.ts'
import { channelSwitchCases } from './stores/channel-switches.ts'
import { callbackCases } from './stores/callbacks.ts'
import { conversationCases } from './stores/conversations.ts'
import { handoffCases } from './stores/handoffs.ts'
import { intakeCases } from './stores/intake.ts'
import { smallStoreCases } from './stores/small-stores.ts'
import { linkCases } from './stores/links.ts'
import { mediaCases } from './stores/media.ts'
import { surveyCases } from './stores/surveys.ts'
import { rollbackCases } from './stores/rollback.ts'

export interface StoresUnderTest {
  readonly stores: Stores
  /** Puts `count` answered invitations there, all issued on the Vietnam day, in one go. */
  seedRatings(count: number, day: string): Promise<void>
  close(): Promise<void>
}

/** What every implementation of the stores promises; `make` opens an empty one. */
export function describeStoresContract(name: string, make: () => Promise<StoresUnderTest>): void {
  describe(`stores: ${name}`, () => {
    let opened: StoresUnderTest | undefined
    const tested = (): StoresUnderTest => {
      if (opened === undefined) throw new Error('not opened')
      return opened
    }
    const stores = (): Stores => tested().stores
    beforeAll(async () => {
      opened = await make()
    })
    afterAll(async () => {
      await opened?.close()
    })

    describe('intake', () => intakeCases(stores))
    describe('conversations', () => conversationCases(stores))
    describe('one transaction', () => rollbackCases(stores))
    describe('handoffs', () => handoffCases(stores))
    describe('callbacks and calls', () => callbackCases(stores))
    describe('surveys', () => surveyCases(stores, (count, day) => tested().seedRatings(count, day)))
    describe('channel switches', () => channelSwitchCases(stores))
    describe('links', () => linkCases(stores))
    describe('media', () => mediaCases(stores))
    describe('tasks, staff, audit, tokens', () => smallStoreCases(stores))
  })
}
