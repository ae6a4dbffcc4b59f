import { expect, test } from 'vitest'
import { laneOf } from '../../../src/core/message.ts'
import type { ConversationChange, Stores } from '../../../src/store/contract.ts'
import {
  changeOf,
  conversationOf,
  handoffOf,
  invitationOf,
  NOW,
  reply,
  says,
  someone,
  stored,
} from '../../support/samples.ts'
import { takeLane } from './intake.ts'

/** A change with one of everything, so that a part that was kept by mistake shows. */
function everything(conversation: ReturnType<typeof conversationOf>, text = 'xin chào'): ConversationChange {
  return changeOf(conversation, {
    outbound: [reply(conversation, text)],
    events: [{ kind: 'answered', detail: {} }],
    tasks: [
      { kind: 'close-idle', key: `close-idle:${conversation.id}`, dueAt: '2001-01-01T00:00:00.000Z', detail: {} },
    ],
    handoff: handoffOf(conversation.id),
    invitation: invitationOf(conversation.id),
    note: { author: 's_1', text: 'ghi chú' },
  })
}

async function expectNothingOf(stores: Stores, change: ConversationChange): Promise<void> {
  const { conversation, handoff, invitation } = change
  expect(await stores.conversations.transcript(conversation.id)).toEqual([])
  expect(await stores.handoffs.find(handoff?.id ?? 'h_')).toBeUndefined()
  expect(await stores.surveys.find(invitation?.id ?? 'i_')).toBeUndefined()
  const due = await stores.tasks.take(1_000, '2002-01-01T00:00:00.000Z')
  expect(due.filter((task) => task.key.endsWith(conversation.id))).toEqual([])
}

export function rollbackCases(stores: () => Stores): void {
  test('a commit against an older version writes nothing', async () => {
    const conversation = conversationOf(someone())
    await stores().conversations.commit(changeOf(conversation))
    await stores().conversations.commit(changeOf({ ...stored(conversation), misunderstood: 1 }))
    const change = everything({ ...stored(conversation), misunderstood: 9 })

    const outcome = await stores().conversations.commit(change)

    expect(outcome).toBe('stale')
    expect(await stores().conversations.find(conversation.id)).toMatchObject({ version: 2, misunderstood: 1 })
    await expectNothingOf(stores(), change)
  })

  test('of two turns that both open the citizen’s conversation one is refused, whole', async () => {
    const address = someone()
    const changes = [conversationOf(address), conversationOf(address)].map((each) => everything(each))

    const outcomes = await Promise.all(changes.map((change) => stores().conversations.commit(change)))

    const [refused] = changes.filter((_, index) => outcomes[index] !== 'committed')
    expect(outcomes.toSorted()).toEqual(['committed', 'stale'])
    if (refused !== undefined) await expectNothingOf(stores(), refused)
    const current = await stores().conversations.current(address)
    expect(current?.id).toBe(changes[outcomes.indexOf('committed')]?.conversation.id)
  })

  test('turns of several citizens are stored together, each by its own right', async () => {
    const [fresh, stale, lost] = [someone(), someone(), someone()]
    const known = conversationOf(stale)
    await stores().conversations.commit(changeOf(known))
    await stores().conversations.commit(changeOf(stored(known)))
    await stores().intake.accept([says(lost, 'hỏi')])
    const [claim] = await takeLane(stores(), laneOf(lost))
    if (claim === undefined) throw new Error('nothing in the inbox')
    const changes = [everything(conversationOf(fresh)), everything(stored(known)), everything(conversationOf(lost))]

    const outcomes = await stores().conversations.commitAll(
      changes.map((change) =>
        change.conversation.address === lost ? { change, claim: { ...claim, lease: 'somebody else’s' } } : { change },
      ),
    )

    expect(outcomes).toEqual(['committed', 'stale', 'lease-lost'])
    const [written, ...unwritten] = changes
    expect(await stores().conversations.transcript(written?.conversation.id ?? 'c_')).toHaveLength(2)
    expect(await stores().handoffs.find(written?.handoff?.id ?? 'h_')).toEqual(written?.handoff)
    expect(await stores().surveys.find(written?.invitation?.id ?? 'i_')).toMatchObject(written?.invitation ?? {})
    for (const change of unwritten) await expectNothingOf(stores(), change)
    expect(await stores().conversations.commitAll([])).toEqual([])
  })

  test('of turns stored together that one cannot be, none is', async () => {
    const [good, bad] = [conversationOf(someone()), conversationOf(someone())]
    const broken = changeOf(bad, { rating: { invite: 'i_', at: 'not a time', score: 5 } })

    await expect(stores().conversations.commitAll([{ change: everything(good) }, { change: broken }])).rejects.toThrow()

    await expectNothingOf(stores(), everything(good))
    expect(await stores().conversations.find(good.id)).toBeUndefined()
  })

  test('of eight commits against one version exactly one is stored', async () => {
    const conversation = conversationOf(someone())
    await stores().conversations.commit(changeOf(conversation))
    const change = changeOf(stored(conversation))

    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        stores().conversations.commit({ ...change, outbound: [reply(conversation, 'một')] }),
      ),
    )

    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1)
    expect(await stores().conversations.transcript(conversation.id)).toHaveLength(1)
  })

  test('a turn whose claim was taken over writes nothing, and the item is still there', async () => {
    const address = someone()
    await stores().intake.accept([says(address, 'hỏi')])
    const [claim] = await takeLane(stores(), laneOf(address))
    if (claim === undefined) throw new Error('nothing in the inbox')
    const change = everything(conversationOf(address))

    const outcome = await stores().conversations.commit(change, { ...claim, lease: 'somebody else’s' })

    expect(outcome).toBe('lease-lost')
    expect(await stores().conversations.current(address)).toBeUndefined()
    await expectNothingOf(stores(), change)
    expect(await stores().inbox.done(claim)).toBe(true)
  })

  test('a turn that fails in the middle writes nothing and keeps its claim', async () => {
    const address = someone()
    await stores().intake.accept([says(address, 'hỏi')])
    const [claim] = await takeLane(stores(), laneOf(address))
    const conversation = conversationOf(address)
    const change = everything(conversation)
    // A rating's moment that is no moment: the last part of the transaction fails.
    const broken = {
      ...change,
      rating: { invite: change.invitation?.id ?? ('i_' as const), at: 'not a time', score: 5 },
    }

    await expect(stores().conversations.commit(broken, claim)).rejects.toThrow()

    expect(await stores().conversations.current(address)).toBeUndefined()
    await expectNothingOf(stores(), change)
    if (claim !== undefined) expect(await stores().inbox.done(claim)).toBe(true)
  })

  test('a commit ends its claim, and puts the message into the conversation', async () => {
    const address = someone()
    await stores().intake.accept([says(address, 'hỏi')])
    const [claim] = await takeLane(stores(), laneOf(address))
    const conversation = conversationOf(address)

    const outcome = await stores().conversations.commit(changeOf(conversation), claim)

    expect(outcome).toBe('committed')
    expect(claim === undefined || (await stores().inbox.done(claim))).toBe(false)
    expect(await stores().conversations.transcript(conversation.id)).toHaveLength(1)
  })

  test('tasks are moved by key and cancelled by key', async () => {
    const conversation = conversationOf(someone())
    const key = (name: string): string => `${name}:${conversation.id}`
    const task = (name: string, dueAt: string) => ({
      kind: name,
      key: key(name),
      dueAt,
      detail: { conversation: conversation.id },
    })
    const early = '2001-01-01T00:00:00.000Z'
    await stores().conversations.commit(changeOf(conversation, { tasks: [task('a', early), task('b', early)] }))

    await stores().conversations.commit(
      changeOf(stored(conversation), { tasks: [task('a', '2001-02-01T00:00:00.000Z')], cancelTasks: [key('b')] }),
    )

    const due = await stores().tasks.take(1_000, NOW)
    const mine = due.filter((each) => each.key.endsWith(conversation.id))
    expect(mine.map((each) => [each.kind, each.dueAt, each.detail])).toEqual([
      ['a', '2001-02-01T00:00:00.000Z', { conversation: conversation.id }],
    ])
  })
}
