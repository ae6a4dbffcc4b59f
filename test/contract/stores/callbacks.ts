import { expect, test } from 'vitest'
import { newCallbackId, type Callback } from '../../../src/core/callback.ts'
import { laneOf } from '../../../src/core/message.ts'
import type { ConversationId } from '../../../src/core/ids.ts'
import type { Stores } from '../../../src/store/contract.ts'
import { changeOf, conversationOf, invitationOf, NOW, officer, someone, stored } from '../../support/samples.ts'
import { takeOutbox } from './conversations.ts'

const LIMIT = 1_000

export function callbackCases(stores: () => Stores): void {
  test('every field of a callback comes back, and a later commit changes its fate but not its number', async () => {
    const conversation = conversationOf(someone())
    const opened = callbackOf(conversation.id, { topic: 'pension.age', notFor: 's_1', purpose: 'rating' })
    await stores().conversations.commit(changeOf(conversation, { callback: opened }))
    const done: Callback = {
      ...opened,
      status: 'done',
      attempts: 2,
      dueAt: '2026-11-26T05:00:00.000Z',
      officer: 's_2',
      note: 'Đã trả lời',
      closedAt: '2026-11-26T02:00:00.000Z',
    }

    const before = await stores().callbacks.find(opened.id)
    await stores().conversations.commit(changeOf(stored(conversation), { callback: done }))

    expect(before).toEqual(opened)
    expect(await stores().callbacks.find(opened.id)).toEqual(done)
    expect(await stores().callbacks.find('k_unknown')).toBeUndefined()
  })

  test('a list is by due time, masked, and names channel and officer', async () => {
    const staff = officer(1)
    await stores().staff.create(staff)
    const [first, second] = [conversationOf(someone()), conversationOf(someone())]
    const late = callbackOf(first.id, { dueAt: '2020-01-02T00:00:00.000Z', officer: staff.id, attempts: 1 })
    const early = callbackOf(second.id, { dueAt: '2020-01-01T00:00:00.000Z' })
    await stores().conversations.commit(changeOf(first, { callback: late }))
    await stores().conversations.commit(changeOf(second, { callback: early }))

    const listed = await stores().callbacks.list(['open'], LIMIT)
    const limited = await stores().callbacks.list(['open'], 1)

    const mine = listed.filter(({ id }) => id === early.id || id === late.id)
    const { number: _early, ...shownEarly } = early
    const { number: _late, ...shownLate } = late
    expect(mine).toEqual([
      { ...shownEarly, maskedNumber: '09xx xxx 678', channel: 'fake' },
      { ...shownLate, maskedNumber: '09xx xxx 678', channel: 'fake', officerName: staff.displayName },
    ])
    expect(JSON.stringify(listed)).not.toContain('912345678')
    expect(limited.map(({ id }) => id)).toEqual([early.id])
    expect((await stores().callbacks.list(['done'], LIMIT)).map(({ id }) => id)).not.toContain(early.id)
  })

  test('a citizen who asks again has one open ticket; the number that it replaces is gone', async () => {
    const conversation = conversationOf(someone())
    const wrong = callbackOf(conversation.id)
    const right = callbackOf(conversation.id, { number: '+84987654321' })
    const rating = callbackOf(conversation.id, { purpose: 'rating' })
    await stores().conversations.commit(changeOf(conversation, { callback: rating }))
    await stores().conversations.commit(changeOf(stored(conversation), { callback: wrong }))

    await stores().conversations.commit(changeOf(stored(stored(conversation)), { callback: right }))

    expect(await stores().callbacks.find(wrong.id)).toBeUndefined()
    expect(await stores().callbacks.find(right.id)).toEqual(right)
    expect(await stores().callbacks.find(rating.id)).toEqual(rating)
  })

  test('a commit that is refused makes and removes no ticket', async () => {
    const conversation = conversationOf(someone())
    const kept = callbackOf(conversation.id)
    await stores().conversations.commit(changeOf(conversation, { callback: kept }))
    const refused = callbackOf(conversation.id)

    const outcome = await stores().conversations.commit(
      changeOf({ ...conversation, version: 9 }, { callback: refused }),
    )

    expect(outcome).toBe('stale')
    expect(await stores().callbacks.find(refused.id)).toBeUndefined()
    expect(await stores().callbacks.find(kept.id)).toEqual(kept)
  })

  test('what was spoken is in the transcript, in order, and in no queue', async () => {
    const conversation = conversationOf(someone(), { mode: 'closed' })
    const spoken = [
      { by: 'citizen' as const, text: 'Hỏi tuổi nghỉ hưu' },
      { by: { staff: 's_1' as const, officer: 'Cán bộ Một' }, text: 'Đã trả lời theo Điều 169' },
    ]

    await stores().conversations.commit(changeOf(conversation, { spoken }))

    const transcript = await stores().conversations.transcript(conversation.id)
    expect(
      transcript.map(({ direction, author, content, delivery }) => ({ direction, author, content, delivery })),
    ).toEqual([
      { direction: 'in', author: 'citizen', content: { kind: 'text', text: 'Hỏi tuổi nghỉ hưu' } },
      {
        direction: 'out',
        author: 's_1',
        content: { kind: 'staff-text', text: 'Đã trả lời theo Điều 169', officer: 'Cán bộ Một' },
      },
    ])
    expect(await takeOutbox(stores(), laneOf(conversation.address))).toBeUndefined()
    expect((await stores().inbox.take(LIMIT)).filter(({ lane }) => lane === laneOf(conversation.address))).toEqual([])
  })

  test('the rating of a call tells who asked, and is apart from those that citizens gave alone', async () => {
    const conversation = conversationOf(someone(), { mode: 'closed' })
    const invitation = invitationOf(conversation.id, { mode: 'interviewer', staff: 's_1', createdAt: NOW })
    await stores().conversations.commit(changeOf(conversation, { invitation }))
    const unasked = await stores().surveys.find(invitation.id)
    const at = '2026-11-25T03:00:00.000Z'

    const rating = { invite: invitation.id, at, score: 4, factor: 'F2' as const, collectedBy: 's_2' as const }
    await stores().conversations.commit(changeOf(stored(conversation), { rating }))

    expect(unasked).toEqual({ ...invitation, sendStatus: 'pending' })
    expect(await stores().surveys.find(invitation.id)).toEqual({
      ...invitation,
      sendStatus: 'sent',
      issuedAt: NOW,
      ratedAt: at,
      score: 4,
      factor: 'F2',
      collectedBy: 's_2',
    })
  })

  test.each([
    ['refused', { sendStatus: 'sent', issuedAt: NOW, refusedAt: '2026-11-25T03:00:00.000Z', collectedBy: 's_2' }],
    ['not_reached', { sendStatus: 'failed', sendFailure: 'not_reached', collectedBy: 's_2' }],
  ] as const)('a rating that was %s counts as what it is', async (without, expected) => {
    const conversation = conversationOf(someone(), { mode: 'closed' })
    const invitation = invitationOf(conversation.id, { mode: 'interviewer' })
    await stores().conversations.commit(changeOf(conversation, { invitation }))

    const rating = { invite: invitation.id, at: '2026-11-25T03:00:00.000Z', without, collectedBy: 's_2' as const }
    await stores().conversations.commit(changeOf(stored(conversation), { rating }))

    expect(await stores().surveys.find(invitation.id)).toEqual({ ...invitation, ...expected })
  })

  test('an invitation that can reach nobody is a row with its reason', async () => {
    const conversation = conversationOf(someone(), { mode: 'closed' })
    const invitation = invitationOf(conversation.id, { mode: 'interviewer' })

    await stores().conversations.commit(changeOf(conversation, { invitation, notSent: 'no number' }))

    const row = await stores().surveys.find(invitation.id)
    expect(row).toEqual({ ...invitation, sendStatus: 'failed', sendFailure: 'no number' })
  })
}

function callbackOf(conversationId: ConversationId, change: Partial<Callback> = {}): Callback {
  return {
    id: newCallbackId(),
    conversationId,
    purpose: 'help',
    number: '+84912345678',
    time: 'any',
    status: 'open',
    attempts: 0,
    openedAt: NOW,
    dueAt: '2026-11-25T05:00:00.000Z',
    ...change,
  }
}
