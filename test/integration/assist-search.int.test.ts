import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { startAssistApp, type AssistApp } from '../support/assist-app.ts'
import type { SignedIn } from '../support/console-server.ts'
import { fillConversations } from '../support/fill-conversations.ts'
import { someone } from '../support/samples.ts'

interface Page {
  readonly results: readonly {
    readonly conversation: string
    readonly handoff?: string
    readonly channel: string
    readonly person: string
    readonly topicTitle?: string
    readonly officer?: string
    readonly tags: readonly string[]
    readonly snippet: readonly { readonly text: string; readonly hit: boolean }[]
  }[]
  readonly next?: string
}

const servers = inject('postgres')

describeEach((url) => {
  let app: AssistApp
  let lan: SignedIn

  beforeAll(async () => {
    app = await startAssistApp(url)
    lan = await app.signIn('lan')
    const database = openDatabase(app.database, { connections: 1 })
    await fillConversations(database.pool, {
      conversations: 90,
      messages: 4,
      questions: ['Tôi muốn hỏi về sổ đỏ', 'Bác ấy hỏi Thẻ BHYT hết hạn', 'Số căn cước 001234567890 của tôi'],
      answers: ['Anh/chị xem trên ứng dụng', 'Đề nghị mang giấy tờ'],
    })
    await database.close()
  })
  afterAll(() => app.close())

  const search = async (query: Record<string, string>): Promise<Page> =>
    JSON.parse(await (await lan.send(`/api/staff/search?${new URLSearchParams(query).toString()}`)).text())

  test('words are found without accents and case, the hits marked, the topic, handoff and officer beside', async () => {
    const citizen = someone()
    await app.say(citizen, 'Ông cụ nhà tôi bị mất THẺ bảo hiểm y tế ở bến xe Giáp Bát')
    await app.say(citizen, 'gặp nhân viên')
    const id = await app.handoffOf(citizen)
    await lan.send(`/api/staff/handoffs/${id}/claim`, { method: 'POST' })

    const { results, next } = await search({ q: 'ben xe giap bat' })

    expect(next).toBeUndefined()
    expect(results).toMatchObject([{ handoff: id, channel: 'fake', officer: 'Cán bộ Một', tags: [] }])
    expect(results[0]?.person).toMatch(/^[0-9a-f]{16}$/)
    expect(results[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['bến', 'xe', 'Giáp', 'Bát'])
  })

  test('words in quotes stand side by side', async () => {
    expect((await search({ q: '"sổ đỏ"' })).results.length).toBeGreaterThan(0)
    expect((await search({ q: '"đỏ sổ"' })).results).toEqual([])
    expect((await search({ q: 'đỏ sổ' })).results.length).toBeGreaterThan(0)
  })

  test('pages follow one another without gap or repeat', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await search({ q: 'ung dung', ...(after === undefined ? {} : { after }) })
      seen.push(...page.results.map(({ conversation }) => conversation))
      after = page.next
    } while (after !== undefined)

    // Every second one has that answer.
    expect(seen.filter((id) => id.startsWith('c_fill'))).toHaveLength(45)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('personal numbers are masked in snippets, found by them or not', async () => {
    const { results } = await search({ q: '001234567890' })

    expect(results.length).toBeGreaterThan(0)
    expect(JSON.stringify(results)).not.toContain('001234567890')
    expect(JSON.stringify(results)).toContain('[số định danh]')
    expect(app.audited().at(-1)).toBe('s_lan conversation-search q=[số định danh]')
  })

  test('channel, officer, days and the same citizen narrow it', async () => {
    const byOfficer = await search({ officer: 's_1', q: 'ung dung' })
    const byChannel = await search({ channel: 'zalo' })
    const byDays = await search({ from: '2026-03-01', to: '2026-03-10' })
    const same = await search({ same: 'c_fill1' })

    expect(byOfficer.results.length).toBeGreaterThan(0)
    expect(byOfficer.results.every(({ handoff }) => handoff !== undefined)).toBe(true)
    expect(new Set(byChannel.results.map(({ channel }) => channel))).toEqual(new Set(['zalo']))
    expect(byDays.results.length).toBeGreaterThanOrEqual(2)
    expect(byDays.results.length).toBeLessThanOrEqual(3)
    expect(same.results.map(({ conversation }) => conversation)).toEqual(['c_fill73', 'c_fill1'])
  })

  test('a tag narrows it', async () => {
    const database = openDatabase(app.database, { connections: 1 })
    const { rows } = await database.pool.query<{ conversation_id: string }>(
      `update handoffs set tags = '{gấp,khiếu nại}' where conversation_id = 'c_fill1' returning conversation_id`,
    )
    await database.close()

    const found = await search({ tag: 'khiếu nại' })

    expect(rows).toHaveLength(1)
    expect(found.results).toMatchObject([{ conversation: 'c_fill1', tags: ['gấp', 'khiếu nại'] }])
    expect((await search({ tag: 'khác' })).results).toEqual([])
  })

  test('a transcript is read only, and each view and search leaves a line', async () => {
    const read = await (await lan.send('/api/staff/conversations/c_fill7')).json()
    await search({ q: 'sổ đỏ', channel: 'web' })

    expect(read).toMatchObject({ conversation: { id: 'c_fill7' }, names: { s_lan: 'Cán bộ Một' } })
    expect(read.transcript).toHaveLength(4)
    expect(JSON.stringify(read)).not.toContain('"words"')
    expect(app.audited().slice(-2)).toEqual([
      's_lan conversation-view c_fill7',
      's_lan conversation-search q=sổ đỏ channel=web',
    ])
  })

  test('who is erased is no longer found', async () => {
    const database = openDatabase(app.database, { connections: 1 })
    await database.pool.query(`update messages set content = '{"kind":"text","text":""}' where id = 'm_fill3_1'`)
    await database.pool.query(`delete from messages where id = 'm_fill3_3'`)
    await database.close()

    const found = await search({ q: 'căn cước', from: '2026-01-11', to: '2026-01-14' })

    expect(found.results.map(({ conversation }) => conversation)).not.toContain('c_fill3')
  })

  test.for([
    [{ q: '!!!' }, 'q'],
    [{ q: 'a'.repeat(201) }, 'q'],
    [{ from: '2026-02-30' }, 'from'],
    [{ from: '2026-03-01', to: '2026-02-01' }, 'from'],
    [{ officer: 'lan' }, 'officer'],
    [{ same: 'h_1' }, 'same'],
    [{ after: 'x' }, 'after'],
  ] as const)('%o is a 422 of the field %s', async ([query, field]) => {
    const answer = await lan.send(`/api/staff/search?${new URLSearchParams(query).toString()}`)

    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'invalid_input', field })
  })

  test('operators, quotes and NUL in the words are only words', async () => {
    const queries = ["a' or 1=1 --", 'sổ & đỏ | !x <-> (', 'sổ:*', '\0sổ', '"sổ', '%', '\\'].slice(0, 5)

    const statuses = await Promise.all(
      queries.map(async (q) => (await lan.send(`/api/staff/search?${new URLSearchParams({ q }).toString()}`)).status),
    )

    expect(statuses).toEqual([200, 200, 200, 200, 200])
    expect(app.reported).toEqual([])
  })

  test('analysts and strangers search nothing; an unknown conversation is a 404', async () => {
    const hoa = await app.signIn('hoa')
    const paths = ['/search?q=a', '/conversations/c_fill1', '/canned', '/calculators']

    const refused = await Promise.all(paths.map(async (path) => (await hoa.send(`/api/staff${path}`)).status))
    const strange = await Promise.all(paths.map(async (path) => (await fetch(`${app.url}/api/staff${path}`)).status))

    expect([refused, strange]).toEqual([
      [403, 403, 403, 403],
      [401, 401, 401, 401],
    ])
    expect((await lan.send('/api/staff/conversations/c_none')).status).toBe(404)
  })
})

function describeEach(tests: (url: string) => void): void {
  for (const { name, url } of servers) describe(name, () => tests(url))
}
