import { expect, test } from 'vitest'
import { emptyContext, type Conversation } from '../../../src/core/conversation.ts'
import { laneOf, type Citation, type OutboundContent } from '../../../src/core/message.ts'
import type { Claim, OutboxItem, Stores } from '../../../src/store/contract.ts'
import { changeOf, conversationOf, invitationOf, NOW, reply, says, someone, stored } from '../../support/samples.ts'
import { takeLane } from './intake.ts'

const contents: readonly OutboundContent[] = [
  { kind: 'text', text: 'Thưa bác, "sổ" đã mất thì …\n\u{1F469}\u{1F3FB}\u200D\u{1F4BB}' },
  { kind: 'choices', text: 'Chọn', choices: [{ label: 'Gặp nhân viên', value: 'act.human' }] },
  { kind: 'rating-request', invite: 'i_1', text: 'Đánh giá', choices: [{ label: 'Rất tệ', value: '1' }] },
  { kind: 'staff-text', text: 'Chào bác', officer: 'Cán bộ Một' },
  { kind: 'notice', text: 'Cán bộ đã vào' },
]
const citations: readonly Citation[] = [
  { law: '41/2024/QH15', article: '64', clause: '1' },
  { law: '158/2025/NĐ-CP', article: '11' },
]

export function conversationCases(stores: () => Stores): void {
  test('unknown ids and addresses are undefined or empty, never an error', async () => {
    const { conversations, handoffs, surveys } = stores()

    expect(await conversations.find('c_unknown')).toBeUndefined()
    expect(await conversations.current(someone())).toBeUndefined()
    expect(await conversations.transcript('c_unknown')).toEqual([])
    expect(await conversations.streamAfter(someone(), 0, 10)).toEqual([])
    expect(await conversations.sentExternally('fake', 'unknown')).toBe(false)
    expect(await handoffs.find('h_unknown')).toBeUndefined()
    expect(await handoffs.position('h_unknown')).toBe(0)
    expect(await surveys.find('i_unknown')).toBeUndefined()
    expect(await surveys.byConversation('c_unknown')).toBeUndefined()
  })

  test('every field of a conversation comes back, and its version is raised', async () => {
    const address = { ...someone(), thread: 'chủ đề|1' }
    const full = fullConversation(address)

    const outcome = await stores().conversations.commit(changeOf(full))

    expect(outcome).toBe('committed')
    expect(await stores().conversations.find(full.id)).toEqual(stored(full))
    expect(await stores().conversations.current(address)).toEqual(stored(full))
  })

  test('a later commit replaces every changing field, and unsets what is gone', async () => {
    const address = someone()
    const full = fullConversation(address)
    await stores().conversations.commit(changeOf(full))
    const { intent: _intent, ...rest } = stored(full)
    const later = { ...rest, mode: 'closed' as const, slots: {}, misunderstood: 0, context: emptyContext }

    await stores().conversations.commit(changeOf({ ...later, lastCitizenAt: '2026-11-26T00:00:00.000Z' }))

    expect(await stores().conversations.find(full.id)).toEqual({
      ...later,
      lastCitizenAt: '2026-11-26T00:00:00.000Z',
      version: 2,
    })
  })

  test('a new conversation of the same citizen becomes the current one; the old one stays to be found', async () => {
    const address = someone()
    const [old, next] = [conversationOf(address), conversationOf(address)]
    await stores().conversations.commit(changeOf(old))

    const unnamed = await stores().conversations.commit(changeOf(conversationOf(address)))
    const outcome = await stores().conversations.commit(changeOf(next, { replaces: old.id }))

    // Only a turn that has seen the last conversation may end it.
    expect([unnamed, outcome]).toEqual(['stale', 'committed'])
    expect(await stores().conversations.current(address)).toEqual(stored(next))
    expect(await stores().conversations.find(old.id)).toEqual(stored(old))
  })

  test('the current conversations of many citizens come by their lanes', async () => {
    const made = [conversationOf(someone()), conversationOf({ ...someone(), thread: 'chủ đề|1' })]
    for (const conversation of made) await stores().conversations.commit(changeOf(conversation))
    const lanes = [...made.map(({ address }) => laneOf(address)), laneOf(someone())]

    const found = await stores().conversations.currentByLane(lanes)

    expect(found).toEqual(new Map(made.map((conversation) => [laneOf(conversation.address), stored(conversation)])))
    expect(await stores().conversations.currentByLane([])).toEqual(new Map())
  })

  test.each(contents)('an outbound message comes back in transcript, stream and outbox: $kind', async (content) => {
    const conversation = conversationOf(someone())
    const message = { ...reply(conversation, content), citations, author: 's_1' as const, replyTo: 'm_1' }

    await stores().conversations.commit(changeOf(conversation, { outbound: [message] }))

    const [entry] = await stores().conversations.transcript(conversation.id)
    const { id, author } = message
    expect(entry).toMatchObject({ id, author, content, citations, direction: 'out', delivery: 'pending' })
    expect(entry?.conversationId).toBe(conversation.id)
    expect(await stores().conversations.streamAfter(conversation.address, 0, 10)).toEqual([entry])
    const claim = await takeOutbox(stores(), laneOf(conversation.address))
    expect(claim?.item.message).toEqual(message)
  })

  test('a transcript is in order and holds notes; the citizen’s stream holds everything but notes', async () => {
    const address = someone()
    await stores().intake.accept([says(address, 'hỏi')])
    const [claim] = await takeLane(stores(), laneOf(address))
    const first = conversationOf(address)
    await stores().conversations.commit(
      changeOf(first, { outbound: [reply(first, 'một'), reply(first, 'hai')] }),
      claim,
    )
    const note = { author: 's_1' as const, text: 'ghi chú' }
    await stores().conversations.commit(changeOf(stored(first), { note, outbound: [reply(first, 'ba')] }))

    const transcript = await stores().conversations.transcript(first.id)
    const stream = await stores().conversations.streamAfter(address, 0, 10)

    expect(transcript.map(text)).toEqual(['hỏi', 'một', 'hai', 'ghi chú', 'ba'])
    expect(transcript.map(({ direction }) => direction)).toEqual(['in', 'out', 'out', 'note', 'out'])
    expect(stream.map(text)).toEqual(['hỏi', 'một', 'hai', 'ba'])
  })

  test('a stream is read page by page without gap or repeat; from the start it shows the newest', async () => {
    const address = someone()
    await stores().intake.accept(Array.from({ length: 25 }, (_, index) => says(address, String(index))))
    const all = await stores().conversations.streamAfter(address, 0, 100)

    const newest = await stores().conversations.streamAfter(address, 0, 10)
    const pages: string[] = []
    let seen = all[0]?.seq ?? 0
    for (;;) {
      const page = await stores().conversations.streamAfter(address, seen, 10)
      pages.push(...page.map(text))
      const last = page.at(-1)
      if (last === undefined) break
      seen = last.seq
    }

    expect(newest.map(text)).toEqual(all.slice(-10).map(text))
    expect(pages).toEqual(all.slice(1).map(text))
  })

  test('a list has the asked modes only, the latest first, up to its limit', async () => {
    const times = ['2027-01-01T00:00:00.000Z', '2027-01-03T00:00:00.000Z', '2027-01-02T00:00:00.000Z']
    const made = times.map((lastCitizenAt) => conversationOf(someone(), { mode: 'rating', lastCitizenAt }))
    for (const conversation of made) await stores().conversations.commit(changeOf(conversation))
    await stores().conversations.commit(
      changeOf(conversationOf(someone(), { lastCitizenAt: '2028-01-01T00:00:00.000Z' })),
    )

    const listed = await stores().conversations.list({ modes: ['rating'], limit: 2 })

    expect(listed.map(({ lastCitizenAt }) => lastCitizenAt)).toEqual([times[1], times[2]])
  })

  test('a delivered message is marked with the platform’s id, by which an echo of it is known', async () => {
    const conversation = conversationOf(someone())
    await stores().conversations.commit(changeOf(conversation, { outbound: [reply(conversation, 'xin chào')] }))
    const claim = await takeOutbox(stores(), laneOf(conversation.address))
    if (claim === undefined) throw new Error('nothing in the outbox')

    await stores().conversations.finishDelivery(claim, { status: 'delivered', at: NOW, externalId: 'theirs-1' })

    const [entry] = await stores().conversations.transcript(conversation.id)
    expect(entry).toMatchObject({ delivery: 'delivered' })
    expect(await stores().conversations.sentExternally('fake', 'theirs-1')).toBe(true)
    expect(await stores().conversations.sentExternally('other', 'theirs-1')).toBe(false)
    expect(await stores().conversations.sentAs('fake', 'theirs-1')).toEqual({ conversation: conversation.id })
    expect(await stores().conversations.sentAs('fake', 'theirs-2')).toBeUndefined()
    expect(await stores().outbox.done(claim)).toBe(false)
  })

  test('a failed rating request is marked with its reason, on the message and on the invitation', async () => {
    const conversation = conversationOf(someone())
    const invitation = invitationOf(conversation.id)
    const asking = reply(conversation, { kind: 'rating-request', invite: invitation.id, text: 'Đánh giá', choices: [] })
    await stores().conversations.commit(changeOf(conversation, { outbound: [asking], invitation }))
    const claim = await takeOutbox(stores(), laneOf(conversation.address))
    if (claim === undefined) throw new Error('nothing in the outbox')

    await stores().conversations.finishDelivery(claim, { status: 'failed', at: NOW, note: 'window closed' })

    const [entry] = await stores().conversations.transcript(conversation.id)
    expect(entry).toMatchObject({ delivery: 'failed', deliveryNote: 'window closed' })
    const row = await stores().surveys.find(invitation.id)
    expect(row).toMatchObject({ sendStatus: 'failed', sendFailure: 'window closed' })
    expect(row?.issuedAt).toBeUndefined()
  })

  test('a delivery that lost its lease marks nothing', async () => {
    const conversation = conversationOf(someone())
    await stores().conversations.commit(changeOf(conversation, { outbound: [reply(conversation, 'xin chào')] }))
    const claim = await takeOutbox(stores(), laneOf(conversation.address))
    if (claim === undefined) throw new Error('nothing in the outbox')

    await stores().conversations.finishDelivery({ ...claim, lease: 'lost' }, { status: 'failed', at: NOW, note: 'x' })

    const [entry] = await stores().conversations.transcript(conversation.id)
    expect(entry).toMatchObject({ delivery: 'pending' })
    expect(await stores().outbox.done(claim)).toBe(true)
  })
}

function fullConversation(address: Conversation['address']): Conversation {
  return conversationOf(address, {
    mode: 'waiting-for-staff',
    intent: 'pension.amount',
    slots: { years: 20, sex: 'nữ', certain: true },
    misunderstood: 2,
    openedAt: '2026-11-24T16:59:59.999Z',
    lastCitizenAt: '2026-11-24T17:00:00.001Z',
    context: {
      choices: [{ label: 'Gặp nhân viên', value: 'act.human' }],
      article: 'pension.amount',
      lastReply: 'Mức hưởng …',
      turns: 3,
      abuses: 1,
      servedByBot: true,
      servedByStaff: true,
      answered: true,
      handoff: 'h_1',
      survey: { invite: 'i_1', awaiting: 'comment', score: 4 },
    },
  })
}

function text({ content }: { readonly content: { readonly kind: string } }): string {
  return 'text' in content && typeof content.text === 'string' ? content.text : ''
}

/** The first waiting item of one lane; what other tests left in the outbox is taken and thrown away. */
export async function takeOutbox(stores: Stores, lane: string): Promise<Claim<OutboxItem> | undefined> {
  for (;;) {
    const claims = await stores.outbox.take(50)
    for (const other of claims) if (other.lane !== lane) await stores.outbox.done(other)
    const mine = claims.find((claim) => claim.lane === lane)
    if (mine !== undefined || claims.length === 0) return mine
  }
}
