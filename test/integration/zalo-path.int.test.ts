import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RatingRow } from '../../src/core/rating.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { SignedIn } from '../support/console-server.ts'
import { eventually, pause } from '../support/eventually.ts'
import { startZaloApp, type ZaloApp } from '../support/zalo-app.ts'

let house: ZaloApp
let officer: SignedIn
const citizen = (index: number): string => `84000000000000010${String(index).padStart(2, '0')}`

beforeAll(async () => {
  house = await startZaloApp({
    clock: '2026-11-25T09:00:00+07:00',
    echo: true,
    settings: {
      ZALO_RATING_TEMPLATE_ID: '77001',
      ZALO_RATING_TEMPLATE_DATA: '{"ma":"{invite}"}',
      ZALO_VERIFIER: 'AbC-d_1234567890',
    },
  })
  house.zalo.rules.templates.set('77001', { approved: true, byUserId: true, parameters: ['ma'] })
  officer = await house.officer('canbo2', 'Cán bộ Zalo')
})
afterAll(() => house.close())

test('a citizen asks, taps, calculates, meets an officer, rates, and the survey holds exactly that rating', async () => {
  const { zalo } = house
  const user = citizen(1)
  await zalo.follow(user)
  await shows(user, /Tôi là trợ lý tự động/)

  await zalo.sendText(user, 'dong bhxh may nam thi co luong huu vay', { copies: 3 })
  await shows(user, /đã đóng BHXH từ 15 năm trở lên/)
  expect(last(user)?.text).toMatch(/Điều 64.* Luật Bảo hiểm xã hội \(41\/2024\/QH15\)/)
  const before = zalo.received(user).length
  await zalo.tap(user, last(user)?.buttons[1]?.title ?? '')
  await eventually('the section', () => zalo.received(user).length > before)

  await zalo.sendText(user, 'em đóng bảo hiểm 25 năm thì lương hưu được bao nhiêu')
  await shows(user, /nam hay nữ/)
  await zalo.tap(user, 'Nữ')
  await shows(user, /bình quân/)
  await zalo.sendText(user, 'khoảng 8 triệu')
  await shows(user, /Lương hưu ước tính khoảng/)

  const handoff = await takenHandoff(user)
  await officer.send(`/api/staff/handoffs/${handoff}/reply`, { method: 'POST', body: { text: 'Tôi nghe đây ạ.' } })
  await shows(user, /^Cán bộ Cán bộ Zalo: Tôi nghe đây ạ\.$/)
  await zalo.sendText(user, 'em hỏi vậy thôi ạ')
  await officer.send(`/api/staff/handoffs/${handoff}/close`, { method: 'POST' })

  await shows(user, /Anh\/chị hài lòng thế nào với lần hỗ trợ này\?/)
  expect(last(user)?.buttons).toHaveLength(5)
  // Faster than a second counts as a program's answer.
  await pause(1_200)
  await zalo.tap(user, 'Không hài lòng')
  await shows(user, /Anh\/chị hài lòng thế nào với (?!lần)/)
  // The same five answers as buttons; the sixth is typed.
  expect(last(user)?.buttons).toHaveLength(5)
  expect(last(user)?.text).toContain('Hoặc gõ: Bỏ qua')
  await zalo.tap(user, 'Hài lòng')
  await shows(user, /Điều gì cần cải thiện nhất\?/)
  await zalo.tap(user, 'Dễ tìm, dễ vào, không phải chờ')
  await shows(user, /Góp ý thêm/)
  await zalo.sendText(user, 'chờ lâu quá')
  await shows(user, /Tôi đã ghi lại góp ý/)

  expect(await ratingRows()).toMatchObject([
    {
      channel: 'zalo',
      score: 2,
      factorScore: 4,
      factor: 'F1',
      comment: 'chờ lâu quá',
      servedBy: 'bot_then_human',
      intent: 'pension.amount',
      sendStatus: 'sent',
    },
  ])
  const asked = zalo.received(user).filter(({ text }) => text.includes('đã đóng BHXH từ 15 năm'))
  expect(asked, 'three deliveries of one message are answered once').toHaveLength(1)
})

test('staff who answer in Zalo’s console silence the assistant, its own echoes do not', async () => {
  const user = citizen(2)
  await house.zalo.sendText(user, 'mất sổ bhxh thì làm sao')
  await shows(user, /sổ/)
  await house.zalo.sendText(user, 'mất thẻ bảo hiểm y tế thì làm sao')
  await shows(user, /thẻ/)

  await house.zalo.staffText(user, 'Chào chị, em xem giúp ạ')
  await pause(300)
  await house.zalo.sendText(user, 'mua bhyt hộ gia đình ở đâu')
  await pause(900)

  expect(house.zalo.received(user)).toHaveLength(2)
})

test('an answer that our configuration holds back goes out after the repair', async () => {
  const user = citizen(3)
  house.zalo.rules.appRefusal = -209

  await house.zalo.sendText(user, 'mất sổ bhxh thì làm sao')
  // A claimed row counts its attempt before the platform has answered: only then its time is set.
  await eventually('the answer waits in the outbox for over 50 minutes', async () => {
    const rows = await query(
      `select 1 from lane_items where queue = 'outbox' and run_at > now() + interval '50 minutes'`,
    )
    return rows[0]
  })
  house.zalo.rules.appRefusal = undefined
  await query(`update lane_items set run_at = now() where queue = 'outbox'`)
  await shows(user, /sổ/)

  expect(house.zalo.received(user)).toHaveLength(1)
})

test('outside the reply window the rating is asked for by template, and the row counts as sent', async () => {
  const user = citizen(4)
  await house.zalo.sendText(user, 'mất sổ bhxh thì làm sao')
  await shows(user, /sổ/)
  const handoff = await takenHandoff(user)
  // The platform alone: the officer took more than a week.
  house.zalo.clock.advance(8 * 86_400_000)
  await officer.send(`/api/staff/handoffs/${handoff}/close`, { method: 'POST' })

  const asked = await eventually('the template', () =>
    house.zalo.received(user).find(({ template }) => template === '77001'),
  )

  expect(asked.buttons).toEqual([])
  await expect.poll(async () => (await ratingRows()).map(({ sendStatus }) => sendStatus)).toEqual(['sent', 'sent'])
  await pause(1_200)
  const shown = house.zalo.received(user).length
  const failed = await query(FAILED)
  await query(`update conversations set last_citizen_at = last_citizen_at - interval '8 days'`)
  await house.zalo.rateTemplate(user, 2, { feedbacks: ['Trả lời chậm'], note: 'chờ lâu quá' })
  // Zalo's event names our message and no citizen.
  await expect
    .poll(async () => (await ratingRows()).find(({ score, comment }) => score === 2 && comment?.startsWith('Trả lời')))
    .toMatchObject({ channel: 'zalo', comment: 'Trả lời chậm. chờ lâu quá' })
  // The window is over and the form opens none: thanks would only be refused.
  await pause(700)
  expect(house.zalo.received(user)).toHaveLength(shown)
  expect(await query(FAILED)).toEqual(failed)
})

test('the domain’s verification page is served, and the metrics tell that the channel works', async () => {
  const page = await fetch(`${house.app.url}/zalo_verifierAbC-d_1234567890.html`)
  const up = await eventually('the probe', async () => {
    const metrics = await fetch(`${house.app.url}/metrics`)
    return /^ansinh_channel_up\{channel="zalo"\} (\d)$/m.exec(await metrics.text())?.[1]
  })

  expect(page.status).toBe(200)
  expect(await page.text()).toContain('content="AbC-d_1234567890"')
  expect(up).toBe('1')
})

const FAILED = `select id from messages where delivery = 'failed' order by id`

function last(user: string) {
  return house.zalo.received(user).at(-1)
}

async function takenHandoff(user: string): Promise<string> {
  await house.zalo.sendText(user, 'cho gặp nhân viên')
  await shows(user, /Tôi đã chuyển cho nhân viên/)
  const handoff = await eventually('the handoff at the desk', async () => {
    const response = await officer.send('/api/staff/handoffs')
    const listed = /"id":"(h_\w+)"[^{}]*"status":"waiting"/.exec(await response.text())
    return listed?.[1]
  })
  await officer.send(`/api/staff/handoffs/${handoff}/claim`, { method: 'POST' })
  await shows(user, /Cán bộ Zalo đã vào cuộc trò chuyện/)
  return handoff
}

async function ratingRows(): Promise<RatingRow[]> {
  const rows: RatingRow[] = []
  for await (const row of house.app.stores.surveys.stream({})) rows.push(row)
  return rows
}

async function query<Row extends object>(text: string): Promise<Row[]> {
  const database = openDatabase(house.databaseUrl, { connections: 1 })
  try {
    return (await database.pool.query<Row>(text)).rows
  } finally {
    await database.close()
  }
}

async function shows(user: string, text: RegExp): Promise<void> {
  await expect.poll(() => last(user)?.text ?? '', { timeout: 15_000 }).toMatch(text)
}
