import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { conversationFor, runTurn } from '../../src/turn/run-turn.ts'
import { createTalk } from '../../src/turn/talk.ts'
import { openStores } from '../../src/store/open-stores.ts'
import type { Stores } from '../../src/store/contract.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually, pause } from '../support/eventually.ts'
import { createFakeChannel, type FakeChannel } from '../support/fake-channel.ts'
import { runProgram } from '../support/run-program.ts'
import { changeOf, conversationOf, reply, says, someone } from '../support/samples.ts'
import { byNumber, content, startWorkers, type WorkerOptions, type Workers } from '../support/workers.ts'

// One line of the crash table each: what is left after a stop at that point, and what becomes of it.

const [server] = inject('postgres')
let database = { url: '', drop: async (): Promise<void> => undefined }
let running: Workers[] = []
let channel: FakeChannel = createFakeChannel()

beforeEach(async () => {
  database = await cloneDatabase(server?.url ?? '')
  channel = createFakeChannel()
})
afterEach(async () => {
  for (const workers of running) await workers.stop()
  running = []
  await database.drop()
})

async function start(options: Partial<WorkerOptions> = {}): Promise<Workers> {
  const workers = await startWorkers(database.url, { channel, ...options })
  running.push(workers)
  return workers
}

/** Stores as of a process that ends afterwards. */
async function inProcess<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
  const { stores, close } = await openStores(database.url)
  try {
    return await work(stores)
  } finally {
    await close()
  }
}

/** What the pure engine says to these words: the turn must say the same, once. */
function expected(texts: readonly string[]): string[] {
  const talk = createTalk(content, byNumber)
  return texts.map((text) => {
    const said = { conversation: 'x', content: { kind: 'text' as const, text }, at: new Date(), channel: 'fake' }
    return talk.say(said).reply.text
  })
}

const answered = (user: string, count: number): Promise<string[]> =>
  eventually(`${count} answers`, () => {
    const texts = channel.textsTo(user)
    return texts.length >= count ? texts : undefined
  })

describe('a stop before the answer', () => {
  test('after the intake’s commit: the turn runs after the restart', async () => {
    const citizen = someone()
    await inProcess((stores) => stores.intake.accept([says(citizen, 'việc 1'), says(citizen, 'việc 2')]))

    await start()

    expect(await answered(citizen.user, 2)).toEqual(expected(['việc 1', 'việc 2']))
  })

  test('in the turn: the claim of a killed process is run again from the same state, long before its lease ends', async () => {
    const citizen = someone()
    await inProcess((stores) => stores.intake.accept([says(citizen, 'việc 1')]))
    const doomed = runProgram('hold-claim-main.ts', [database.url, 'inbox'])
    await eventually('held', () => (doomed.output() === '1\n' ? true : undefined), 30_000)

    const workers = await start()
    await pause(2_500)
    const whileHeld = channel.got.length
    await doomed.kill()
    const texts = await answered(citizen.user, 1)

    expect(whileHeld).toBe(0)
    expect(texts).toEqual(expected(['việc 1']))
    expect(await workers.stores.inbox.depth()).toEqual({ waiting: 0, dead: 0 })
  })

  test('between turn and commit: nothing is written, and the turn that runs later is the only one', async () => {
    const citizen = someone()
    const message = says(citizen, 'việc 1')
    const before = await inProcess(async (stores) => {
      await stores.intake.accept([message])
      await stores.inbox.take(1)
      const now = new Date()
      const choice = conversationFor(await stores.conversations.current(citizen), message, now)
      runTurn({ ...choice, message, now, content, understand: byNumber, personKey: '', waiting: 0 })
      return { conversation: await stores.conversations.current(citizen), outbox: await stores.outbox.depth() }
    })

    const workers = await start()
    await answered(citizen.user, 1)
    const conversation = await workers.stores.conversations.current(citizen)
    const transcript = await workers.stores.conversations.transcript(conversation?.id ?? 'c_')

    expect(before).toEqual({ conversation: undefined, outbox: { waiting: 0, dead: 0 } })
    expect(conversation).toMatchObject({ version: 1, context: { turns: 1 } })
    expect(transcript.map(({ direction }) => direction)).toEqual(['in', 'out'])
  })

  test('an event that the platform sends again ends at the intake', async () => {
    const citizen = someone()
    const workers = await start()
    const message = says(citizen, 'việc 1')

    await Promise.all([workers.intake.accept([message]), workers.intake.accept([message, message])])
    await answered(citizen.user, 1)
    await workers.intake.accept([message])
    await workers.intake.accept([says(citizen, 'việc 2')])

    expect(await answered(citizen.user, 2)).toEqual(expected(['việc 1', 'việc 2']))
  })
})

describe('a stop after the answer', () => {
  test('after the commit: the outbox delivers', async () => {
    const citizen = someone()
    const first = await startWorkers(database.url, { channel, only: ['turns'] })
    await first.intake.accept([says(citizen, 'việc 1')])
    await eventually('committed', async () => ((await first.stores.outbox.depth()).waiting === 1 ? true : undefined))
    await first.stop()

    await start({ only: ['delivery', 'schedule'] })

    expect(await answered(citizen.user, 1)).toEqual(expected(['việc 1']))
  })

  test('after the platform got it: it is sent once more at most, with the same id, and then marked', async () => {
    const citizen = someone()
    const conversation = conversationOf(citizen)
    const message = reply(conversation, 'xin chào')
    await inProcess(async (stores) => {
      await stores.conversations.commit(changeOf(conversation, { outbound: [message] }))
      const [claim] = await stores.outbox.take(1)
      if (claim !== undefined) await channel.adapter.send(claim.item.message, citizen, AbortSignal.timeout(1_000))
    })

    const workers = await start()
    await eventually('empty', async () => ((await workers.stores.outbox.depth()).waiting === 0 ? true : undefined))

    expect(channel.got.map(({ id }) => id)).toEqual([message.id, message.id])
    const [entry] = await workers.stores.conversations.transcript(conversation.id)
    expect(entry?.delivery).toBe('delivered')
  })

  test('kills are no failures of the platform: after nine of them one failure is the first, and nothing is given up', async () => {
    const conversation = conversationOf(someone())
    await inProcess((stores) =>
      stores.conversations.commit(changeOf(conversation, { outbound: [reply(conversation, 'xin chào')] })),
    )
    for (let kills = 0; kills < 9; kills++) {
      await inProcess(async (stores) => {
        await stores.outbox.releaseDead()
        await stores.outbox.take(1)
      })
    }
    let failures = 1
    channel.answer(() => (failures-- > 0 ? { kind: 'retry-later', why: 'busy' } : { kind: 'delivered' }))

    await start()

    expect(await answered(conversation.address.user, 1)).toEqual(['xin chào'])
  })

  test('a long message whose second part failed goes on with that part', async () => {
    channel = createFakeChannel({ maxTextLength: 10 })
    let failures = 1
    channel.answer(({ content: part }) =>
      part.text.startsWith('bbb') && failures-- > 0 ? { kind: 'retry-later', why: 'busy' } : { kind: 'delivered' },
    )
    const conversation = conversationOf(someone())
    const workers = await start()

    const message = reply(conversation, 'aaaaaaaa bbbbbbbb cccccccc')
    await workers.stores.conversations.commit(changeOf(conversation, { outbound: [message] }))

    expect(await answered(conversation.address.user, 3)).toEqual(['aaaaaaaa', 'bbbbbbbb', 'cccccccc'])
  })

  test('a failing platform keeps each citizen’s order, and delays only those it fails for', async () => {
    const [unlucky, lucky] = [someone(), someone()]
    let failures = 2
    channel.answer(({ to }) =>
      to.user === unlucky.user && failures-- > 0 ? { kind: 'retry-later', why: 'busy' } : { kind: 'delivered' },
    )
    const workers = await start()

    await workers.intake.accept([1, 2, 3].flatMap((n) => [says(unlucky, `việc ${n}`), says(lucky, `việc ${n}`)]))
    await answered(lucky.user, 3)
    const meanwhile = channel.textsTo(unlucky.user).length
    const texts = await answered(unlucky.user, 3)

    expect(meanwhile).toBe(0)
    expect(texts).toEqual(expected(['việc 1', 'việc 2', 'việc 3']))
    expect(channel.textsTo(lucky.user)).toEqual(texts)
  })

  test('a platform that hangs for one citizen does not keep the others waiting', async () => {
    const [hung, other] = [someone(), someone()]
    let hanging = 0
    channel.answer(({ to }, signal) => {
      if (to.user !== hung.user) return { kind: 'delivered' }
      hanging++
      return new Promise((resolve) => {
        const stop = (): void => resolve({ kind: 'refused', why: 'hung' })
        if (hanging > 0) signal.addEventListener('abort', stop, { once: true })
        setTimeout(stop, 6_000)
      })
    })
    const workers = await start()
    await workers.intake.accept([says(hung, 'việc 1')])
    await eventually('hanging', () => (hanging > 0 ? true : undefined))

    const since = Date.now()
    await workers.intake.accept([says(other, 'việc 1')])
    await answered(other.user, 1)

    expect(Date.now() - since).toBeLessThan(3_000)
  })

  test('a message that the platform refuses for good is marked, told to staff, and its lane goes on', async () => {
    const conversation = conversationOf(someone())
    let told = 0
    channel.answer(({ content: { text } }) =>
      text === 'một' ? { kind: 'blocked', why: 'left' } : { kind: 'delivered' },
    )
    const workers = await start({ onFailed: () => void told++ })

    const outbound = [reply(conversation, 'một'), reply(conversation, 'hai')]
    await workers.stores.conversations.commit(changeOf(conversation, { outbound }))
    await answered(conversation.address.user, 1)
    const transcript = await workers.stores.conversations.transcript(conversation.id)

    expect(told).toBe(1)
    expect(transcript[0]).toMatchObject({ delivery: 'failed', deliveryNote: 'left' })
    expect(channel.textsTo(conversation.address.user)).toEqual(['hai'])
  })
})
