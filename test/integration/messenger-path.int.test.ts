import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RatingRow } from '../../src/core/rating.ts'
import type { SignedIn } from '../support/console-server.ts'
import { eventually, pause } from '../support/eventually.ts'
import { startMessengerApp, type MessengerApp } from '../support/messenger-app.ts'
import { signedHeaders } from '../support/messenger/webhook-sender.ts'
import { messengerKeys } from '../support/messenger-settings.ts'

let house: MessengerApp
let officer: SignedIn
const user = '2543210987654321'

beforeAll(async () => {
  house = await startMessengerApp({ settings: { MESSENGER_FEEDBACK_PRIVACY_URL: 'https://bhxh.example/rieng-tu' } })
  officer = await house.officer('canbo3', 'Cán bộ Messenger')
})
afterAll(() => house.close())

test('Meta saves the webhook with the right token, nobody with another', async () => {
  expect(await house.messenger.webhook.saveUrl()).toEqual({ status: 200, text: '1158201444' })
  expect(await house.messenger.webhook.saveUrl('guess')).toMatchObject({ status: 403 })
})

test('a forged signature is refused with 401, nothing is stored, nothing is echoed', async () => {
  const words = 'nội dung không được lặp lại'
  const event = { sender: { id: '666' }, recipient: { id: '1' }, message: { mid: 'forged', text: words } }
  const body = JSON.stringify({ object: 'page', entry: [{ id: '1', messaging: [event] }] })
  const headers = signedHeaders('another secret', body)

  const response = await fetch(house.messenger.webhook.url, { method: 'POST', body, headers })

  expect(response.status).toBe(401)
  const answer = await response.text()
  expect(answer).not.toContain(words)
  expect(answer).not.toContain('forged')
})

test('a citizen asks, calculates, meets an officer, rates, and the survey holds exactly that rating', async () => {
  const { messenger } = house
  await messenger.press(user, 'Bắt đầu', 'GET_STARTED')
  await shows(user, /Tôi là trợ lý tự động/)

  await messenger.sendText(user, 'dong bhxh may nam thi co luong huu vay', { copies: 3 })
  await shows(user, /đã đóng BHXH từ 15 năm trở lên/)
  const answer = messenger.received(user).at(-1)
  expect(answer?.text).toMatch(/Điều 64.* Luật Bảo hiểm xã hội \(41\/2024\/QH15\)/)
  // Longer than a quick reply may be: the labels stand in the text, the quick reply begins with their number.
  expect(answer?.text).toMatch(/\n1\. Tính đủ năm thế nào/)
  await messenger.tap(user, answer?.replies[1]?.title ?? '')
  await eventually('the section', () => messenger.received(user).length > 2)

  await messenger.sendText(user, 'em đóng bảo hiểm 25 năm thì lương hưu được bao nhiêu')
  await shows(user, /nam hay nữ/)
  await messenger.tap(user, 'Nữ')
  await shows(user, /bình quân/)
  await messenger.sendText(user, 'khoảng 8 triệu')
  await shows(user, /Lương hưu ước tính khoảng/)

  await messenger.press(user, 'Gặp nhân viên', 'act.human')
  await shows(user, /Tôi đã chuyển cho nhân viên/)
  const handoff = await waitingHandoff()
  await officer.send(`/api/staff/handoffs/${handoff}/claim`, { method: 'POST' })
  await shows(user, /Cán bộ Messenger đã vào cuộc trò chuyện/)
  await officer.send(`/api/staff/handoffs/${handoff}/reply`, { method: 'POST', body: { text: 'Tôi nghe đây ạ.' } })
  await shows(user, /^Cán bộ Messenger: Tôi nghe đây ạ\.$/)
  await messenger.sendText(user, 'em hỏi vậy thôi ạ')
  await eventually('the words at the desk', async () => {
    const view = await officer.send(`/api/staff/handoffs/${handoff}`)
    return (await view.text()).includes('em hỏi vậy thôi ạ')
  })
  await officer.send(`/api/staff/handoffs/${handoff}/close`, { method: 'POST' })

  await shows(user, /Anh\/chị hài lòng thế nào với lần hỗ trợ này\?/)
  expect(messenger.received(user).at(-1)?.feedback).toBeDefined()
  expect(messenger.received(user).some(({ text }) => text.includes('Nhân viên đã kết thúc'))).toBe(true)
  // Faster than a second counts as a program's answer.
  await pause(1_200)
  await messenger.rate(user, 2)
  await shows(user, /Anh\/chị hài lòng thế nào với (?!lần)/)
  await messenger.tap(user, messenger.received(user).at(-1)?.replies[3]?.title ?? '')
  await shows(user, /Điều gì cần cải thiện nhất\?/)
  await messenger.tap(user, messenger.received(user).at(-1)?.replies[0]?.title ?? '')
  await shows(user, /Góp ý thêm/)
  await messenger.sendText(user, 'chờ lâu quá')
  await shows(user, /Tôi đã ghi lại góp ý/)

  const rows = await ratingRows()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    channel: 'messenger',
    score: 2,
    factorScore: 4,
    factor: 'F1',
    comment: 'chờ lâu quá',
    servedBy: 'bot_then_human',
    intent: 'pension.amount',
    sendStatus: 'sent',
  })
  const asked = messenger.received(user).filter(({ text }) => text.includes('đã đóng BHXH từ 15 năm'))
  expect(asked, 'three deliveries of one message are answered once').toHaveLength(1)
})

test('a page without the template asks with five quick replies', async () => {
  const { messenger } = house
  const other = '2543210987654320'
  messenger.rules.feedback = false
  await messenger.sendText(other, 'mất sổ bhxh thì làm sao')
  await shows(other, /sổ/)

  await messenger.sendText(other, 'cảm ơn, tạm biệt')
  await shows(other, /Anh\/chị hài lòng thế nào với lần hỗ trợ này\?/)
  const offered = messenger
    .received(other)
    .at(-1)
    ?.replies.map(({ title }) => title)
  await pause(1_200)
  await messenger.tap(other, 'Hài lòng')
  await shows(other, /Anh\/chị hài lòng thế nào với (?!lần)/)

  expect(offered).toEqual(['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'])
  expect((await ratingRows()).map(({ score }) => score).toSorted()).toEqual([2, 4])
})

test('after 24 hours an officer still reaches the citizen, as a person', async () => {
  const { messenger } = house
  const late = '2543210987654325'
  await messenger.sendText(late, 'cho gặp nhân viên')
  await shows(late, /Tôi đã chuyển cho nhân viên/)
  const handoff = await waitingHandoff()
  messenger.clock.advance(30 * 3_600_000)

  await officer.send(`/api/staff/handoffs/${handoff}/claim`, { method: 'POST' })
  await officer.send(`/api/staff/handoffs/${handoff}/reply`, { method: 'POST', body: { text: 'Tôi trả lời đây ạ.' } })
  await shows(late, /Tôi trả lời đây ạ/)

  expect(messenger.received(late).at(-1)?.tag).toBe('HUMAN_AGENT')
  // The notice that the officer has joined is the program's, not a person's word.
  expect(messenger.received(late).some(({ text }) => text.includes('đã vào cuộc trò chuyện'))).toBe(false)
})

test('staff who answer in the Page Inbox silence the assistant, its own echoes do not', async () => {
  const other = '2543210987654322'
  await house.messenger.sendText(other, 'mất sổ bhxh thì làm sao')
  await shows(other, /sổ/)

  await house.messenger.staffText(other, 'Chào chị, em xem giúp ạ')
  await pause(300)
  await house.messenger.sendText(other, 'mua bhyt hộ gia đình ở đâu')
  await pause(900)

  expect(house.messenger.received(other)).toHaveLength(1)
})

test('what comes in standby is kept and not answered', async () => {
  const held = '2543210987654323'
  const event = (mid: string, text: string) => ({
    sender: { id: held },
    recipient: { id: messengerKeys.pageId },
    timestamp: Date.now(),
    message: { mid, text },
  })

  const tried = await house.messenger.events([event('m_s1', 'mất sổ bhxh thì làm sao')], 'standby')
  await pause(900)

  const address = { channel: 'messenger', account: messengerKeys.pageId, user: held }
  const conversation = await house.app.stores.conversations.current(address)
  expect(tried.ok).toBe(true)
  expect(conversation?.mode).toBe('with-staff')
  expect(house.messenger.received(held)).toEqual([])
})

test('a comment gets one private message that repeats nothing of it', async () => {
  const author = '2543210987654324'

  await house.messenger.comment(author, 'CCCD của tôi 001234567890, lương hưu tính sao?')
  await shows(author, /Anh\/chị vừa bình luận trên trang của chúng tôi/)
  await pause(500)

  expect(house.messenger.received(author)).toHaveLength(1)
  expect(house.messenger.received(author)[0]?.text).not.toContain('001234567890')
  expect(house.messenger.sent.at(-1)?.['recipient']).toEqual({ comment_id: expect.stringContaining('_') })
})

async function waitingHandoff(): Promise<string> {
  return eventually('the handoff at the desk', async () => {
    const response = await officer.send('/api/staff/handoffs')
    const found = /"(h_[\w-]+)"/.exec(await response.text())
    return found?.[1]
  })
}

async function ratingRows(): Promise<RatingRow[]> {
  const rows: RatingRow[] = []
  for await (const row of house.app.stores.surveys.stream({})) rows.push(row)
  return rows
}

async function shows(citizen: string, text: RegExp): Promise<void> {
  await expect.poll(() => house.messenger.received(citizen).at(-1)?.text ?? '', { timeout: 15_000 }).toMatch(text)
}
