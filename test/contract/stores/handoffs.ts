import { expect, test } from 'vitest'
import { laneOf } from '../../../src/core/message.ts'
import type { Handoff } from '../../../src/core/handoff.ts'
import type { Stores } from '../../../src/store/contract.ts'
import { changeOf, conversationOf, handoffOf, officer, reply, says, someone, stored } from '../../support/samples.ts'
import { takeLane } from './intake.ts'

export function handoffCases(stores: () => Stores): void {
  test('every field of a handoff comes back, and a later commit changes its state', async () => {
    const conversation = conversationOf(someone(), { mode: 'waiting-for-staff' })
    const opened = handoffOf(conversation.id, { reason: 'distress', queue: 'bhyt', priority: 0, summary: 'Cần gấp' })
    await stores().conversations.commit(changeOf(conversation, { handoff: opened }))
    const closed: Handoff = {
      ...opened,
      status: 'resolved',
      assignedTo: 's_1',
      closedAt: '2026-11-25T02:00:00.000Z',
      endReason: 'officer',
    }

    const before = await stores().handoffs.find(opened.id)
    await stores().conversations.commit(changeOf(stored(conversation), { handoff: closed }))

    expect(before).toEqual(opened)
    expect(await stores().handoffs.find(opened.id)).toEqual(closed)
  })

  test('a conversation has at most one open handoff', async () => {
    const conversation = conversationOf(someone())
    await stores().conversations.commit(changeOf(conversation, { handoff: handoffOf(conversation.id) }))
    const second = handoffOf(conversation.id)

    const outcome = await stores().conversations.commit(changeOf(stored(conversation), { handoff: second }))

    expect(outcome).toBe('stale')
    expect(await stores().handoffs.find(second.id)).toBeUndefined()
  })

  test('the list is by urgency, then age, up to its limit; a place is counted the same way', async () => {
    const before = await stores().handoffs.countWaiting()
    const open = async (priority: number, openedAt: string): Promise<Handoff> => {
      const conversation = conversationOf(someone(), { mode: 'waiting-for-staff' })
      const handoff = handoffOf(conversation.id, { priority, openedAt, queue: 'order' })
      await stores().conversations.commit(changeOf(conversation, { handoff }))
      return handoff
    }
    const late = await open(-8, '2026-11-25T01:00:02.000Z')
    const early = await open(-8, '2026-11-25T01:00:01.000Z')
    const urgent = await open(-9, '2026-11-25T01:00:03.000Z')

    const listed = await stores().handoffs.list(['waiting'], 2)

    expect(listed.map(({ id }) => id)).toEqual([urgent.id, early.id])
    expect(await stores().handoffs.position(urgent.id)).toBe(0)
    expect(await stores().handoffs.position(late.id)).toBe(2)
    expect(await stores().handoffs.countWaiting()).toBe(before + 3)
    expect((await stores().handoffs.list(['expired'], 10)).map(({ id }) => id)).not.toContain(late.id)
  })

  test('a listing names channel and officer, and counts the citizen’s messages since the officer’s last reply', async () => {
    const address = someone()
    const staff = officer(1)
    await stores().staff.create(staff)
    const conversation = conversationOf(address, { mode: 'with-staff' })
    const handoff = handoffOf(conversation.id, { status: 'assigned', assignedTo: staff.id })
    const say = async (version: number): Promise<void> => {
      await stores().intake.accept([says(address, 'hỏi')])
      const [claim] = await takeLane(stores(), laneOf(address))
      await stores().conversations.commit(changeOf({ ...conversation, version }, { handoff }), claim)
    }
    await say(0)
    const answer = { ...reply(conversation, { kind: 'staff-text', text: 'Chào bác', officer: 'A' }), author: staff.id }
    await stores().conversations.commit(changeOf(stored(conversation), { outbound: [answer] }))
    await say(2)
    await say(3)

    const listed = await stores().handoffs.list(['assigned'], 1_000)

    expect(listed.find(({ id }) => id === handoff.id)).toEqual({
      ...handoff,
      channel: address.channel,
      lastMessageAt: conversation.lastCitizenAt,
      officer: staff.displayName,
      unanswered: 2,
      tags: [],
      language: 'vi',
      viewers: [],
    })
  })
}
