import { expect, test } from 'vitest'
import { waits } from '../support/desk-app.ts'
import { NOW, someone } from '../support/samples.ts'
import { useTwoDesks } from '../support/two-desks.ts'
import { takeOutbox } from '../contract/stores/conversations.ts'
import { laneOf } from '../../src/core/message.ts'

const { one, two, post, get, clock, statusOf } = useTwoDesks()

test('an overdue one calls the supervisor once, whichever of two instances finds it', async () => {
  const { id, conversationId } = await waits(one())
  clock().advance(20 * 60_000)
  const task = { kind: 'handoff-late', detail: { conversation: conversationId, handoff: id } }

  await Promise.all([one().due(task), two().due(task), one().due(task), two().due(task)])
  const { mentions } = await get('thu', '/mentions')
  const notes = (await one().stores.conversations.transcript(conversationId)).filter(({ author }) => author === 'bot')

  expect(mentions).toMatchObject([{ kind: 'escalation', by: 'bot', handoff: id }])
  expect(notes).toMatchObject([
    { direction: 'note', content: { text: expect.stringContaining('Đã báo trưởng nhóm.') } },
  ])
  expect((await get('lan', '/handoffs')).handoffs).toMatchObject([{ id, late: true, escalatedAt: expect.any(String) }])
})

test('a ticket: its owner is reminded once before the deadline, and it cannot be closed without a result', async () => {
  const { id } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)
  await post('lan', `/handoffs/${id}/reply`, { text: 'Tôi sẽ hỏi phòng hồ sơ.' })
  const task = { kind: 'handoff-remind', detail: { handoff: id } }

  const past = await post('lan', `/handoffs/${id}/ticket`, { task: 'Hỏi hồ sơ', dueAt: '2026-11-25T00:00:00Z' })
  const set = await post('lan', `/handoffs/${id}/ticket`, { task: 'Hỏi hồ sơ', dueAt: '2026-11-26T08:00:00+07:00' })
  await Promise.all([one().due(task), two().due(task)])
  const early = await post('lan', `/handoffs/${id}/close`)
  await post('lan', `/handoffs/${id}/ticket`, { result: 'Đã có sổ' })
  const closed = await post('lan', `/handoffs/${id}/close`)

  expect(past).toMatchObject({ status: 422, body: { field: 'dueAt' } })
  expect(set.body.handoff).toMatchObject({ task: 'Hỏi hồ sơ', dueAt: '2026-11-26T01:00:00.000Z' })
  expect((await get('lan', '/mentions')).mentions).toMatchObject([{ kind: 'reminder' }])
  expect(early).toMatchObject({ status: 422, body: { field: 'result' } })
  expect(closed.status).toBe(200)
})

test('a message that failed shows why, and is sent again once and only by the holder', async () => {
  const address = someone()
  const { id, conversationId } = await waits(one(), {}, address)
  await post('lan', `/handoffs/${id}/claim`)
  await post('lan', `/handoffs/${id}/reply`, { text: 'Chào anh/chị' })
  await failNext(address)
  await failNext(address)
  const view = await get('lan', `/handoffs/${id}`)
  const message = view.transcript.at(-1)

  const others = await post('minh', `/handoffs/${id}/retry`, { message: message.id })
  const both = await Promise.all([1, 2].map(() => post('lan', `/handoffs/${id}/retry`, { message: message.id })))
  const claim = await takeOutbox(one().stores, laneOf(address))
  const depth = await one().stores.outbox.depth()

  expect(message).toMatchObject({ delivery: 'failed', deliveryReason: expect.stringContaining('Công dân đã chặn') })
  expect(others.status).toBe(409)
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(claim?.item.message).toEqual({
    id: message.id,
    conversationId,
    to: address,
    content: message.content,
    citations: [],
    author: 's_lan',
  })
  expect(depth.waiting).toBe(1)

  async function failNext(to: typeof address): Promise<void> {
    const sent = await takeOutbox(one().stores, laneOf(to))
    if (sent === undefined) throw new Error('nothing was sent')
    const failed = { status: 'failed', at: NOW, note: 'code 551', failure: 'blocked' } as const
    await one().stores.conversations.finishDelivery(sent, failed)
  }
})

test('a reply whose answer was lost is sent again by its page and reaches the citizen once', async () => {
  const { id, conversationId } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)
  const reply = { text: 'Chào bác, mời bác gửi số tháng đã đóng ạ.', clientId: 'page-1-reply-1' }

  const first = await post('lan', `/handoffs/${id}/reply`, reply)
  const again = await post('lan', `/handoffs/${id}/reply`, reply)
  const other = await post('lan', `/handoffs/${id}/reply`, { ...reply, clientId: 'page-1-reply-2' })
  const wrong = await post('lan', `/handoffs/${id}/reply`, { ...reply, clientId: 'x' })
  const entries = await one().stores.conversations.transcript(conversationId)
  const replies = entries.filter(({ content: { kind } }) => kind === 'staff-text')

  expect([first.status, again.status, other.status]).toEqual([201, 201, 201])
  expect(replies).toHaveLength(2)
  expect(wrong).toMatchObject({ status: 422, body: { field: 'clientId' } })
})

test('notes name colleagues, tags are kept, who looks is seen, and only a supervisor advises, assigns and sees the board', async () => {
  const { id } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)

  const note = await post('lan', `/handoffs/${id}/note`, { text: 'Nhờ xem giúp', mentions: ['s_minh'] })
  const wrong = await post('lan', `/handoffs/${id}/note`, { text: 'Nhờ xem giúp', mentions: ['s_nobody'] })
  const tags = await post('minh', `/handoffs/${id}/tags`, { tags: ['Khiếu nại', ' Khiếu nại ', 'Gấp'] })
  const looking = await post('minh', `/handoffs/${id}/viewing`, {})
  const forbidden = [
    (await post('lan', `/handoffs/${id}/assign`, { staff: 's_minh' })).status,
    (await post('lan', `/handoffs/${id}/coach`, { text: 'Nói chậm lại' })).status,
    await statusOf('lan', '/board'),
  ]
  const coached = await post('thu', `/handoffs/${id}/coach`, { text: 'Nên hỏi số sổ' })
  const board = await get('thu', '/board')
  const given = await post('thu', `/handoffs/${id}/assign`, { staff: 's_minh' })
  const { handoffs } = await get('lan', '/handoffs')

  expect([note.status, wrong.status, wrong.body.field]).toEqual([201, 422, 'mentions'])
  expect((await get('minh', '/mentions')).mentions.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
    'assigned',
    'mention',
  ])
  expect(tags.body).toEqual({ tags: ['Khiếu nại', 'Gấp'] })
  expect(looking.body).toEqual({ viewers: [{ staff: 's_minh', name: 'Cán bộ minh' }] })
  expect(forbidden).toEqual([403, 403, 403])
  expect(coached.status).toBe(201)
  expect((await get('lan', '/mentions')).mentions).toMatchObject([{ kind: 'coach', text: 'Nên hỏi số sổ' }])
  expect(board).toMatchObject({
    now: { waiting: 0, overdue: 0, byQueue: [{ queue: 'chung', title: 'Tổng hợp', waiting: 0 }, {}, {}] },
    figures: [{ period: 'day', queue: 'chung', handoffs: 1, reopened: 0, ratingN: 0 }, { period: 'week' }],
  })
  expect(board.officers).toContainEqual({
    id: 's_lan',
    name: 'Cán bộ lan',
    state: 'available',
    open: 1,
    longestUnansweredSeconds: 0,
  })
  expect(given.body.handoff).toMatchObject({ assignedTo: 's_minh' })
  expect(handoffs).toMatchObject([
    { officer: 'Cán bộ minh', tags: ['Khiếu nại', 'Gấp'], viewers: [{ staff: 's_minh' }] },
  ])
})
