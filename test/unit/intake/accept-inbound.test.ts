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

test('a message whose file could not be kept is not stored: its sender is told nothing and sends it again', async () => {
  const { store, accepted } = memoryStore()
  const keepFile = async (): Promise<InboundMessage> => Promise.reject(new Error('the database is down'))
  const intake = createIntake({ store, onStored: () => undefined, keepFile })

  const result = intake.accept([{ ...says(someone(), 'sổ'), file: { bytes: Buffer.from('x') } }])

  await expect(result).rejects.toThrow('the database is down')
  expect(accepted).toEqual([])
})

test('bytes never come into the inbox', async () => {
  const { store, accepted } = memoryStore()
  const message = says(someone(), 'sổ')

  await createIntake({ store, onStored: () => undefined }).accept([{ ...message, file: { bytes: Buffer.from('x') } }])

  expect(accepted).toEqual([message])
})
