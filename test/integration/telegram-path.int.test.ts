import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RatingRow } from '../../src/core/rating.ts'
import { pause } from '../support/eventually.ts'
import { startTelegramApp, type TelegramApp } from '../support/telegram/app.ts'
import { officerAtDesk } from '../support/telegram/desk.ts'

let house: TelegramApp
const user = '5000000042'

beforeAll(async () => {
  house = await startTelegramApp('webhook')
})
afterAll(() => house.close())

test('a citizen asks, taps, calculates, meets an officer and rates; the survey holds exactly that rating', async () => {
  const { telegram } = house
  await house.officer('canbo', 'Cán bộ Telegram')

  await telegram.sendText(user, '/start')
  await shows(/trợ lý tự động/)
  await telegram.sendText(user, 'dong bhxh may nam thi co luong huu vay')
  await shows(/đã đóng BHXH từ 15 năm trở lên/)
  expect(telegram.received(user).at(-1)?.text).toMatch(/Điều 64.* Luật Bảo hiểm xã hội \(41\/2024\/QH15\)/)
  await telegram.tap(user, 'Bắt đầu nhận từ tháng nào')
  await shows(/tháng/)

  await telegram.sendText(user, 'tính lương hưu giúp tôi')
  await shows(/nam hay nữ/)
  await telegram.tap(user, 'Nam')
  await shows(/bao nhiêu năm, mấy tháng/)
  await telegram.sendText(user, '25 năm')
  await shows(/bình quân mỗi tháng/)
  await telegram.sendText(user, '8 triệu')
  await shows(/4\.400\.000 đồng mỗi tháng/)

  await telegram.sendText(user, '/nhanvien')
  await shows(/Tôi đã chuyển cho nhân viên/)
  const desk = await officerAtDesk(house.app.url, 'canbo')
  await desk.takeFirst()
  await shows(/Cán bộ Telegram đã vào cuộc trò chuyện/)
  await desk.reply('Tôi nghe đây ạ.')
  await shows(/^Cán bộ Cán bộ Telegram: Tôi nghe đây ạ\.$/)
  await telegram.sendText(user, 'em hỏi vậy thôi ạ')
  await desk.reads(/em hỏi vậy thôi ạ/)
  await desk.close()

  await shows(/Anh\/chị hài lòng thế nào với lần hỗ trợ này\?/)
  // A rating within a second counts as a slip of the finger.
  await pause(1_200)
  await telegram.tap(user, 'Không hài lòng')
  await shows(/Anh\/chị hài lòng thế nào với (?!lần)/)
  await telegram.tap(user, 'Hài lòng')
  await shows(/Điều gì cần cải thiện nhất\?/)
  const [first] = telegram.received(user).at(-1)?.buttons.flat() ?? []
  await telegram.tap(user, first?.text ?? '')
  await shows(/Góp ý thêm/)
  await telegram.sendText(user, 'chờ lâu quá')
  await shows(/Tôi đã ghi lại góp ý/)

  expect(await ratings()).toMatchObject([
    { channel: 'telegram', score: 2, factorScore: 4, factor: 'F1', comment: 'chờ lâu quá', servedBy: 'bot_then_human' },
  ])
})

test('taps end their spinners, and given stars are taken away', async () => {
  const { telegram } = house

  await expect.poll(() => telegram.taps.spinning).toBe(0)
  expect(telegram.taps.toasts).toEqual(['Đã nhận 2/5 ⭐'])
  const asked = telegram.received(user).find(({ text }) => text.includes('hài lòng thế nào'))
  await expect.poll(() => asked?.buttons).toEqual([])
})

test('a forged secret is refused with 401, nothing is stored, nothing is echoed', async () => {
  const secretWords = 'nội dung không được lặp lại'
  const body = {
    update_id: 1,
    message: {
      message_id: 1,
      from: { id: 666, is_bot: false, first_name: 'A' },
      chat: { id: 666, type: 'private' },
      date: 1_768_467_600,
      text: secretWords,
    },
  }
  const answers = await Promise.all(
    ['', 'wrong', undefined].map((secret) => {
      const headers = secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }
      return fetch(house.webhookUrl, { method: 'POST', body: JSON.stringify(body), headers })
    }),
  )

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
  for (const answer of answers) expect(await answer.text()).not.toContain(secretWords)
  await pause(500)
  expect(await house.app.stores.conversations.current(addressOf('666'))).toBeUndefined()
})

test('an update that comes three times is answered once', async () => {
  const { telegram } = house

  await telegram.sendText('5000000043', '/start', { copies: 3 })
  await expect.poll(() => telegram.received('5000000043').length).toBe(1)
  await pause(700)

  expect(telegram.received('5000000043')).toHaveLength(1)
})

test('a message refused for a moment is sent once, after the time that Telegram asks for', async () => {
  const { telegram } = house
  telegram.faults.next({ kind: 'error', code: 429, parameters: { retry_after: 1 } })
  const began = performance.now()

  await telegram.sendText('5000000044', '/start')

  await expect.poll(() => telegram.received('5000000044').length, { timeout: 15_000 }).toBe(1)
  expect(performance.now() - began).toBeGreaterThan(900)
})

test('a message that Telegram took, whose answer was lost, comes twice rather than never', async () => {
  const { telegram } = house
  telegram.faults.next({ kind: 'accepted' })

  await telegram.sendText('5000000046', '/start')

  await expect.poll(() => telegram.received('5000000046').length, { timeout: 15_000 }).toBe(2)
})

test('60 citizens at once are all answered, within what Telegram lets a bot send', async () => {
  const { telegram } = house
  const users = Array.from({ length: 60 }, (_, index) => String(5_100_000_000 + index))
  const before = telegram.calls.get('sendMessage') ?? 0

  await Promise.all(users.map((one) => telegram.sendText(one, '/start')))

  const answered = (): number => users.filter((one) => telegram.received(one).length === 1).length
  await expect.poll(answered, { timeout: 20_000 }).toBe(60)
  // Sent as they come, half would be refused first; a busy machine may let a few slip together.
  expect((telegram.calls.get('sendMessage') ?? 0) - before).toBeLessThan(66)
})

test('whoever blocked the bot is not written to again and again, and may come back', async () => {
  const { telegram } = house
  const blocked = '5000000045'
  await telegram.sendText(blocked, '/start')
  await expect.poll(() => telegram.received(blocked).length).toBe(1)
  const before = telegram.calls.get('sendMessage') ?? 0

  await telegram.sendText(blocked, '/help')
  await telegram.block(blocked)
  await pause(1_500)
  await telegram.unblock(blocked)

  await expect.poll(() => telegram.received(blocked).at(-1)?.text).toMatch(/trợ lý tự động/)
  expect((telegram.calls.get('sendMessage') ?? 0) - before).toBeLessThanOrEqual(3)
})

test('in a group only who speaks to the bot is answered, in the topic, also after the group moved', async () => {
  const { telegram } = house
  const group = -1_001_234_567
  await expect.poll(() => telegram.commands().length).toBeGreaterThan(3)

  await telegram.sendText(user, 'mai họp lúc mấy giờ nhỉ', { group, topic: 45 })
  await telegram.sendText(user, '@AnSinhThuBot mất sổ BHXH thì làm sao?', { group, topic: 45 })
  await expect.poll(() => telegram.received(String(group)).length).toBe(1)
  telegram.chats.move(String(group), -1_009_999_999)
  await telegram.sendText(user, '/start@AnSinhThuBot', { group })
  await expect.poll(() => telegram.received('-1009999999').length).toBe(1)

  expect(telegram.received(String(group))).toMatchObject([{ topic: 45, text: expect.stringContaining('sổ') }])
})

test('without a webhook updates are polled for, and a tap ends its spinner', async () => {
  const polling = await startTelegramApp('polling')
  const { telegram, webhookUrl } = polling
  const post = { method: 'POST', body: '{"update_id":1}', headers: { 'x-telegram-bot-api-secret-token': '' } }

  await telegram.sendText(user, 'tính lương hưu giúp tôi')
  await expect.poll(() => telegram.received(user).at(-1)?.text, { timeout: 15_000 }).toMatch(/nam hay nữ/)
  await telegram.tap(user, 'Nữ')
  await expect.poll(() => telegram.received(user).at(-1)?.text, { timeout: 15_000 }).toMatch(/bao nhiêu năm/)

  await expect.poll(() => telegram.taps.spinning).toBe(0)
  expect((await fetch(webhookUrl, post)).status).toBe(401)
  await polling.close()
})

async function shows(text: RegExp): Promise<void> {
  await expect.poll(() => house.telegram.received(user).at(-1)?.text, { timeout: 15_000 }).toMatch(text)
}

async function ratings(): Promise<RatingRow[]> {
  const rows: RatingRow[] = []
  for await (const row of house.app.stores.surveys.stream({})) rows.push(row)
  return rows
}

function addressOf(citizen: string) {
  return { channel: 'telegram', account: '7000000007', user: citizen }
}
