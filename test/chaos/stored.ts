import { readConfig } from '../../src/config.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import { borrowDatabase } from '../../src/open-database.ts'
import type { Stores } from '../../src/store/contract.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { pause } from '../crash/citizens.ts'

/** Reads the database beside the running program. */
export async function withStored<T>(dataDir: string, read: (stores: Stores) => Promise<T>): Promise<T> {
  const database = await borrowDatabase(readConfig({ DATA_DIR: dataDir }), () => undefined)
  const opened = await openStores(database.url, { connections: 2 })
  try {
    return await read(opened.stores)
  } finally {
    await opened.close()
    await database.stop()
  }
}

export interface Left {
  /** Messages that nobody answers or sends any more. */
  readonly dead: number
  readonly waiting: number
}

/** Waits until nothing is under way, at the longest for a while. */
export async function untilDone(stores: Stores, withinMs: number): Promise<Left> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const [inbox, outbox] = await Promise.all([stores.inbox.depth(), stores.outbox.depth()])
    const waiting = inbox.waiting + outbox.waiting
    if (waiting === 0 || performance.now() > deadline) return { dead: inbox.dead + outbox.dead, waiting }
    await pause(250)
  }
}

export async function storedScore(stores: Stores, address: ChannelAddress): Promise<number | undefined> {
  const conversation = await stores.conversations.current(address)
  return conversation === undefined ? undefined : (await stores.surveys.byConversation(conversation.id))?.score
}

/** Why messages to this citizen were given up. */
export async function failedDeliveries(stores: Stores, address: ChannelAddress): Promise<readonly string[]> {
  const entries = await stores.conversations.streamAfter(address, 0, 200)
  return entries.flatMap(({ delivery, deliveryNote }) => (delivery === 'failed' ? [deliveryNote ?? ''] : []))
}
