import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { ChannelAddress } from '../../src/core/message.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually } from '../support/eventually.ts'
import { createFakeChannel } from '../support/fake-channel.ts'
import { changeOf, conversationOf, handoffOf, says, someone } from '../support/samples.ts'
import { startWorkers, type Workers } from '../support/workers.ts'

const [server] = inject('postgres')
let database = { url: '', drop: async (): Promise<void> => undefined }
let workers: Workers | undefined

beforeEach(async () => {
  database = await cloneDatabase(server?.url ?? '')
})
afterEach(async () => {
  await workers?.stop()
  await database.drop()
})

test('a message that cannot be worked on is buried; its citizen is handed to staff, who can read it; the lane goes on', async () => {
  const channel = createFakeChannel()
  const started = await startWorkers(database.url, { channel })
  workers = started
  const { stores, intake } = started
  const [newcomer, rating, withStaff] = [someone(), someone(), someone()]
  const mode = (address: ChannelAddress, is: 'rating' | 'with-staff') => changeOf(conversationOf(address, { mode: is }))
  await stores.conversations.commit({
    ...mode(rating, 'rating'),
    conversation: {
      ...conversationOf(rating, { mode: 'rating' }),
      lastCitizenAt: new Date().toISOString(),
      context: { ...conversationOf(rating).context, survey: { invite: 'i_1', awaiting: 'comment', score: 1 } },
    },
  })
  await stores.conversations.commit(mode(withStaff, 'with-staff'))

  await intake.accept([newcomer, rating].map((citizen) => says(citizen, 'hỏng')))
  await intake.accept([newcomer, rating, withStaff].map((citizen) => says(citizen, 'việc 1')))
  await eventually('both buried', async () => ((await stores.inbox.depth()).dead === 2 ? true : undefined), 30_000)
  await eventually('worked off', async () => ((await stores.inbox.depth()).waiting === 0 ? true : undefined))

  for (const citizen of [newcomer, rating]) {
    const conversation = await stores.conversations.current(citizen)
    const transcript = await stores.conversations.transcript(conversation?.id ?? 'c_')
    const handoff = await stores.handoffs.find(conversation?.context.handoff ?? 'h_')
    expect(conversation?.mode).toBe('waiting-for-staff')
    expect(handoff).toMatchObject({ status: 'waiting', reason: 'not_understood' })
    expect(transcript.filter((entry) => entry.direction === 'in').map((entry) => entry.content)).toEqual([
      { kind: 'text', text: 'hỏng' },
      { kind: 'text', text: 'việc 1' },
    ])
    expect(transcript.filter((entry) => entry.direction === 'out')).toHaveLength(2)
  }
  expect(await stores.conversations.current(withStaff)).toMatchObject({ mode: 'with-staff' })
  await eventually('told', () => (channel.got.length === 4 ? true : undefined))
})

test('a citizen who withdraws their data while they wait keeps their place, and the officer sees it', async () => {
  const channel = createFakeChannel()
  const started = await startWorkers(database.url, { channel })
  workers = started
  const { stores, intake } = started
  const citizen = someone()
  await intake.accept([says(citizen, 'gặp người')])
  await eventually('waiting', () => (channel.got.length === 1 ? true : undefined))

  await intake.accept([says(citizen, { kind: 'event', event: 'data-withdrawn' })])
  await eventually('worked off', async () => ((await stores.inbox.depth()).waiting === 0 ? true : undefined), 20_000)

  const conversation = await stores.conversations.current(citizen)
  const transcript = await stores.conversations.transcript(conversation?.id ?? 'c_')
  expect((await stores.inbox.depth()).dead).toBe(0)
  expect(conversation?.mode).toBe('waiting-for-staff')
  expect(await stores.handoffs.countWaiting()).toBe(1)
  expect(transcript.map((entry) => entry.content)).toContainEqual({ kind: 'event', event: 'data-withdrawn' })
})

test('staff who answered in the platform’s own console give the word back, also after an earlier handoff was resolved', async () => {
  const channel = createFakeChannel()
  const started = await startWorkers(database.url, { channel })
  workers = started
  const { stores } = started
  const [before, open] = [someone(), someone()]
  for (const [address, status] of [
    [before, 'resolved'],
    [open, 'assigned'],
  ] as const) {
    const conversation = conversationOf(address, { mode: 'with-staff' })
    const handoff = handoffOf(conversation.id, { status })
    const context = { ...conversation.context, handoff: handoff.id }
    const task = {
      kind: 'end-takeover',
      key: `end-takeover:${conversation.id}`,
      dueAt: '2026-01-01T00:00:00.000Z',
      detail: { conversation: conversation.id },
    }
    await stores.conversations.commit(changeOf({ ...conversation, context }, { handoff, tasks: [task] }))
  }

  await eventually('given back', async () => {
    const conversation = await stores.conversations.current(before)
    return conversation?.mode === 'closed' ? true : undefined
  })

  expect(await stores.conversations.current(open)).toMatchObject({ mode: 'with-staff' })
})
