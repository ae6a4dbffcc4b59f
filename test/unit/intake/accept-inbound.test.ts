import { expect, test } from 'vitest'
import { createIntake } from '../../../src/intake/accept-inbound.ts'
import type { InboundMessage } from '../../../src/core/message.ts'
import type { Accepted } from '../../../src/store/contract.ts'
import { says, someone } from '../../support/samples.ts'

function memoryStore(known: readonly InboundMessage[] = []) {
  const accepted: InboundMessage[] = []
  return {
    accepted,
    store: {
      gatherMs: 0,
      async accept(messages: readonly InboundMessage[]): Promise<Accepted> {
        accepted.push(...messages)
        const isKnown = ({ externalId }: InboundMessage) => known.some((one) => one.externalId === externalId)
        return { stored: messages.filter((one) => !isKnown(one)), duplicates: messages.filter(isKnown) }
      },
    },
  }
}

test('messages are stored, whether or not anybody counts them', async () => {
  const { store, accepted } = memoryStore()
  const message = says(someone(), 'xin chào')

  await createIntake({ store, onStored: () => undefined }).accept([message])

  expect(accepted).toEqual([message])
})

test('who counts is told what was new and what was known', async () => {
  const [first, second] = [says(someone(), 'một'), says(someone(), 'hai')]
  const { store } = memoryStore([second])
  const told: Accepted[] = []

  await createIntake({ store, onStored: () => undefined, onAccepted: (one) => told.push(one) }).accept([first, second])

  expect(told).toEqual([{ stored: [first], duplicates: [second] }])
})
