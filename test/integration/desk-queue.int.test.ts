import { expect, test } from 'vitest'
import { waits } from '../support/desk-app.ts'
import { changeOf, NOW, someone } from '../support/samples.ts'
import { useTwoDesks } from '../support/two-desks.ts'
import { content } from '../support/workers.ts'
import type { StaffAccount } from '../../src/store/contract.ts'

const { one, post, get, clock, another, signInAgain } = useTwoDesks()

const automatic = { ...content, hotline: { ...content.hotline, assignment: 'automatic' as const, openAtOnce: 2 } }

test('two officers at two instances who take the next one never get the same, and the last finds nothing', async () => {
  for (let count = 0; count < 6; count++) await waits(one())
  const taken: string[] = []

  for (let round = 0; round < 3; round++) {
    const both = await Promise.all([post('lan', '/handoffs/next'), post('minh', '/handoffs/next')])
    taken.push(...both.map(({ body }) => body.handoff?.id))
  }
  const after = await post('lan', '/handoffs/next')

  expect(new Set(taken).size).toBe(6)
  expect(after.status).toBe(204)
})

test('the next one is the most urgent that fits the officer’s queues, provinces and languages', async () => {
  await one().database.pool.query(
    `update staff set queues = '{bhyt}', provinces = '{"01"}', languages = '{vi}' where id = 's_lan'`,
  )
  await waits(one(), { priority: 0 })
  await waits(one(), { queue: 'bhyt', priority: 1, language: 'en' })
  await waits(one(), { queue: 'bhyt', priority: 2, province: { code: '79', name: 'Thành phố Hồ Chí Minh' } })
  const wanted = await waits(one(), { queue: 'bhyt', priority: 3, province: { code: '01', name: 'Thành phố Hà Nội' } })

  const { body } = await post('lan', '/handoffs/next')
  const second = await post('lan', '/handoffs/next')

  expect(body.handoff).toMatchObject({ id: wanted.id, status: 'assigned', assignedTo: 's_lan' })
  expect(second.status).toBe(204)
})

test('of two transfers at once one is carried out; the colleague is told, and owes an answer of their own', async () => {
  const { id } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)
  await post('lan', `/handoffs/${id}/reply`, { text: 'Chào anh/chị' })

  const both = await Promise.all([
    post('lan', `/handoffs/${id}/transfer`, { to: { staff: 's_minh' }, note: 'Hỏi về thẻ BHYT' }),
    post('lan', `/handoffs/${id}/transfer`, { to: { queue: 'bhyt' } }),
  ])
  const kept = await one().stores.handoffs.find(id)
  const transcript = await one().stores.conversations.transcript(kept?.conversationId ?? 'c_')

  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(kept?.answeredAt).toBeUndefined()
  expect(kept?.firstReplyAt).toBeDefined()
  expect(transcript.filter(({ content: { kind } }) => kind === 'notice')).toHaveLength(2)
  if (both[0].status === 200) {
    expect(kept).toMatchObject({ status: 'assigned', assignedTo: 's_minh' })
    const told = await get('minh', '/mentions')
    expect(told.mentions).toMatchObject([
      { kind: 'transfer', handoff: id, text: 'Hỏi về thẻ BHYT', byName: 'Cán bộ lan' },
    ])
    await post('minh', `/mentions/${told.mentions[0].id}/read`)
    expect(await get('minh', '/mentions')).toEqual({ mentions: [] })
  }
})

test.for([
  [{ staff: 's_vang' }, 409, 'Cán bộ vang không có mặt. Xin chọn người khác hoặc một bộ phận.'],
  [{ staff: 's_nobody' }, 422, 'Không tìm thấy cán bộ này.'],
  [{ staff: 's_lan' }, 422, 'Cuộc này đang do anh/chị giữ.'],
  [{ queue: 'khac' }, 422, 'Không có bộ phận này.'],
  [{}, 422, 'Xin chọn cán bộ hoặc bộ phận nhận.'],
] as const)('a transfer to %j is refused: nothing is given to nobody', async ([to, status, detail]) => {
  const { id } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)

  const answer = await post('lan', `/handoffs/${id}/transfer`, { to })

  expect(answer).toMatchObject({ status, body: { detail, field: expect.stringMatching(/^to/) } })
  expect((await one().stores.handoffs.find(id))?.assignedTo).toBe('s_lan')
})

test('given back to the assistant, the citizen is told and the conversation is the assistant’s', async () => {
  const { id, conversationId } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)

  const answer = await post('lan', `/handoffs/${id}/return`, {})

  expect(answer.status).toBe(200)
  expect(await one().stores.conversations.find(conversationId)).toMatchObject({ mode: 'bot' })
  expect(await one().stores.handoffs.find(id)).toMatchObject({ status: 'resolved', endReason: 'returned' })
  expect((await one().stores.conversations.transcript(conversationId)).at(-1)?.content).toMatchObject({
    text: expect.stringContaining('trợ lý An Sinh'),
  })
})

test('a closed one is reopened within the week, once, as a new handoff linked to the first', async () => {
  const { id } = await waits(one(), { tags: ['Chờ hồ sơ'] })
  await post('lan', `/handoffs/${id}/claim`)
  await post('lan', `/handoffs/${id}/close`)

  const both = await Promise.all([
    post('lan', `/handoffs/${id}/reopen`, {}),
    post('minh', `/handoffs/${id}/reopen`, {}),
  ])
  const open = await get('lan', '/handoffs')
  const resolved = await get('lan', '/handoffs?status=resolved')

  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(open.handoffs).toMatchObject([{ reopenedFrom: id, status: 'assigned', tags: ['Chờ hồ sơ'] }])
  expect(resolved.handoffs).toMatchObject([{ id, status: 'resolved' }])
})

test('after a week a closed one stays closed', async () => {
  const { id } = await waits(one())
  await post('lan', `/handoffs/${id}/claim`)
  await post('lan', `/handoffs/${id}/close`)
  clock().advance(7 * 86_400_000 + 1)
  await signInAgain('lan')

  const answer = await post('lan', `/handoffs/${id}/reopen`, {})

  expect(answer).toMatchObject({ status: 409, body: { detail: 'Cuộc này đã kết thúc quá 7 ngày.' } })
})

test('duplicates are merged only on the citizen’s own proof that both addresses are theirs', async () => {
  const [zalo, web] = [someone('zalo'), someone('web')]
  const first = await waits(one(), { priority: 3 }, zalo)
  const second = await waits(one(), { priority: 2, summary: 'Thẻ BHYT' }, web)
  await post('lan', `/handoffs/${first.id}/claim`)

  const unproven = await post('lan', `/handoffs/${second.id}/merge`, { into: first.id })
  await one().stores.links.offer('123456', zalo, '2026-11-25T02:00:00.000Z')
  await one().stores.links.redeem('123456', web, NOW)
  const proven = await post('lan', `/handoffs/${second.id}/merge`, { into: first.id })
  const { handoffs } = await get('lan', '/handoffs')

  expect(unproven).toMatchObject({ status: 409, body: { field: 'into' } })
  expect(proven.status).toBe(200)
  expect(handoffs).toMatchObject([{ id: first.id, priority: 2 }])
  expect(await one().stores.handoffs.find(second.id)).toMatchObject({ endReason: 'merged', mergedInto: first.id })
  expect((await one().stores.conversations.transcript(second.conversationId)).at(-1)?.content.kind).toBe('notice')
})

test('automatic assignment gives to the available officer who holds the fewest, never more than the limit', async () => {
  const app = await another(automatic)
  for (let count = 0; count < 5; count++) await waits(app)

  await app.due({ kind: 'handoff-assign', detail: {} })
  const { colleagues } = await get('lan', '/colleagues')

  const open = Object.fromEntries(colleagues.map(({ id, open: held }: { id: string; open: number }) => [id, held]))
  expect(open).toEqual({ s_lan: 2, s_minh: 2, s_thu: 0, s_vang: 0 })
  expect(await app.stores.handoffs.countWaiting()).toBe(1)
})

test('whoever writes again within a day goes to the officer who helped, if that officer is there', async () => {
  const app = await another(automatic)
  const { id, conversationId } = await waits(app)
  const minhs: StaffAccount = {
    id: 's_minh',
    username: 'minh',
    displayName: 'Cán bộ minh',
    role: 'officer',
    passwordHash: '',
    disabled: false,
  }
  await app.desk.claim(id, minhs)
  await app.desk.close(id, minhs)
  await app.desk.claim((await waits(app)).id, minhs)
  const conversation = await app.stores.conversations.find(conversationId)
  if (conversation === undefined) throw new Error('lost')
  const again = { ...(await app.stores.handoffs.find(id)), id: 'h_again' as const, status: 'waiting' as const }
  const { assignedTo: _before, closedAt: _closed, endReason: _why, ...waiting } = again
  await app.stores.conversations.commit(
    changeOf(
      { ...conversation, mode: 'waiting-for-staff' },
      {
        handoff: {
          ...waiting,
          conversationId,
          reason: 'asked',
          queue: 'chung',
          priority: 3,
          summary: '',
          openedAt: NOW,
          dueAt: NOW,
        },
      },
    ),
  )

  await app.due({ kind: 'handoff-opened', detail: { handoff: 'h_again' } })

  expect(await app.stores.handoffs.find('h_again')).toMatchObject({ status: 'assigned', assignedTo: 's_minh' })
})
