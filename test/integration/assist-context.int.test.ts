import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startAssistApp, type AssistApp } from '../support/assist-app.ts'
import { someone } from '../support/samples.ts'

const [server] = inject('postgres')
let app: AssistApp

beforeAll(async () => {
  app = await startAssistApp(server?.url ?? '')
})
afterAll(() => app.close())

test('the officer sees what was understood and calculated, why, the article with its law, and what she may write', async () => {
  const citizen = someone()
  await app.say(citizen, 'Tôi ở Nam Định, tính lương hưu giúp tôi: nữ, đóng 24 năm, bình quân 7 triệu')
  await app.say(citizen, 'gặp nhân viên')
  const id = await app.handoffOf(citizen)
  const lan = await app.signIn('lan')

  const context = await (await lan.send(`/api/staff/handoffs/${id}/context`)).json()

  expect(context).toMatchObject({
    understood: {
      intent: 'pension.amount',
      intentTitle: 'Mức lương hưu',
      place: 'Ninh Bình (trước đây Nam Định)',
      reason: 'asked',
      why: 'Công dân muốn nói chuyện với cán bộ.',
      values: expect.arrayContaining([
        { label: 'Giới tính', value: 'Nữ' },
        { label: 'Thời gian đã đóng', value: '24 năm' },
        { label: 'Mức lương đóng BHXH bình quân mỗi tháng', value: '7.000.000 đồng' },
      ]),
      calculations: [{ title: 'Mức lương hưu', result: expect.stringContaining('Lương hưu ước tính khoảng') }],
    },
    article: { id: 'pension.amount', citations: expect.any(Array) },
    // 500 of the channel, less "Cán bộ Một: ".
    limits: { maxLength: 488, closed: false },
    files: [],
  })
  expect(context.article.text.length).toBeGreaterThan(200)
  expect(context.article.text).not.toContain('{{')
  expect(context.article.citations[0]).toMatchObject({
    law: expect.any(String),
    text: expect.stringMatching(/^(?:khoản \d+ )?Điều/),
  })
  expect(app.audited().filter((line) => line.endsWith(id))).toEqual([`s_lan handoff-view ${id}`])
})

test('where the assistant did not understand, the last words are quoted, masked', async () => {
  const citizen = someone()
  await app.say(citizen, 'abc xyz qwerty lung tung cái kia 0912345678')
  await app.say(citizen, 'hừm thế cái xyz kia thì sao zzz 001234567890')
  await app.say(citizen, 'gặp nhân viên')
  const lan = await app.signIn('lan')

  const body = await (await lan.send(`/api/staff/handoffs/${await app.handoffOf(citizen)}/context`)).text()

  expect(body).not.toMatch(/0912345678|001234567890/)
})

test('a message that never arrived and a channel that is off are told while the officer types', async () => {
  const citizen = someone()
  await app.say(citizen, 'gặp nhân viên')
  const id = await app.handoffOf(citizen)
  const lan = await app.signIn('lan')
  await app.stores.switches.turnOff({ channel: 'fake', since: new Date().toISOString(), why: 'bảo trì' })

  const { limits } = await (await lan.send(`/api/staff/handoffs/${id}/context`)).json()

  expect(limits).toMatchObject({ closed: false, hint: expect.stringContaining('Kênh đang tạm tắt (bảo trì)') })
  await app.stores.switches.turnOn('fake')
})

test('the suggestion answers what is open, changes nothing and is gone once the officer has replied', async () => {
  const citizen = someone()
  await app.say(citizen, 'gặp nhân viên')
  await app.say(citizen, 'mất thẻ bhyt thì làm lại ở đâu')
  await app.say(citizen, 'alo')
  const id = await app.handoffOf(citizen)
  const lan = await app.signIn('lan')
  const path = `/api/staff/handoffs/${id}/suggestion`
  const before = await app.stores.conversations.current(citizen)
  const said = app.channel.textsTo(citizen.user).length

  const { suggestion } = await (await lan.send(path)).json()
  const after = await app.stores.conversations.current(citizen)
  await lan.send(`/api/staff/handoffs/${id}/claim`, { method: 'POST' })
  await lan.send(`/api/staff/handoffs/${id}/reply`, { method: 'POST', body: { text: 'Dạ em chào anh/chị' } })
  const afterReply = await (await lan.send(path)).json()

  expect(suggestion).toMatchObject({
    forMessage: expect.stringMatching(/^m_/),
    intentTitle: expect.stringContaining('BHYT'),
    sure: true,
    text: expect.stringContaining('Căn cứ'),
  })
  expect(suggestion.citations.length).toBeGreaterThan(0)
  expect(after).toEqual(before)
  expect(app.channel.textsTo(citizen.user).length).toBeGreaterThanOrEqual(said)
  expect(afterReply).toEqual({ suggestion: null })
})

test('a calculation that wants a value suggests the question with its choices, then the result', async () => {
  const citizen = someone()
  await app.say(citizen, 'gặp nhân viên')
  const id = await app.handoffOf(citizen)
  const lan = await app.signIn('lan')
  await app.say(citizen, 'tính lương hưu giúp tôi đóng 24 năm bình quân 7 triệu')
  const asks = await (await lan.send(`/api/staff/handoffs/${id}/suggestion`)).json()
  await app.say(citizen, 'tính lương hưu giúp tôi nữ đóng 24 năm bình quân 7 triệu')

  const gives = await (await lan.send(`/api/staff/handoffs/${id}/suggestion`)).json()

  expect(asks.suggestion).toMatchObject({ sure: true, text: expect.stringContaining('(Nam / Nữ)') })
  expect(gives.suggestion.text).toContain('Lương hưu ước tính khoảng')
})

test('an unknown handoff is a 404; analysts and strangers see nothing', async () => {
  const [lan, hoa] = [await app.signIn('lan'), await app.signIn('hoa')]
  const paths = ['/api/staff/handoffs/h_1/context', '/api/staff/handoffs/h_1/suggestion']

  const statuses = await Promise.all(
    paths.map(async (path) => [
      (await lan.send(path)).status,
      (await hoa.send(path)).status,
      (await fetch(app.url + path)).status,
    ]),
  )

  expect(statuses).toEqual([
    [404, 403, 401],
    [404, 403, 401],
  ])
})
