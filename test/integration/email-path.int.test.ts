import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RatingRow } from '../../src/core/rating.ts'
import type { SignedIn } from '../support/console-server.ts'
import { startDovecot, type Dovecot } from '../support/dovecot.ts'
import { emailKeys, startEmailApp, type EmailApp } from '../support/email-app.ts'
import { mimeMail } from '../support/email/mime-mail.ts'
import { eventually, pause } from '../support/eventually.ts'
import { sampleFile } from '../support/sample-files.ts'

let house: EmailApp
let officer: SignedIn
const user = 'citizen@mail.example'

beforeAll(async () => {
  house = await startEmailApp()
  officer = await house.officer('canbo4', 'Cán bộ Thư')
})
afterAll(() => house.close())

test('a forged signature is refused with 401, nothing is stored, nothing is echoed', async () => {
  const words = 'nội dung không được lặp lại'
  const mail = `From: forged@mail.example\r\nTo: ${emailKeys.address}\r\nSubject: x\r\n\r\n${words}\r\n`
  const headers = { 'content-type': 'message/rfc822', 'x-ansinh-signature': `sha256=${'0'.repeat(64)}` }

  const response = await fetch(house.email.webhookUrl, { method: 'POST', body: mail, headers })

  expect(response.status).toBe(401)
  expect(await response.text()).not.toContain(words)
  await pause(700)
  expect(house.email.received('forged@mail.example')).toEqual([])
})

test('a citizen asks, calculates, meets an officer, rates by link, and the survey holds exactly that rating', async () => {
  const { email } = house
  const question = { messageId: '<cau-hoi-1@mail.example>' }
  await email.write(user, 'Hỏi về lương hưu', 'dong bhxh may nam thi co luong huu vay', question)
  await email.write(user, 'Hỏi về lương hưu', 'dong bhxh may nam thi co luong huu vay', question)
  await shows(/đã đóng BHXH từ 15 năm trở lên/)
  const answer = email.received(user).at(-1)
  expect(answer?.mail.text).toMatch(/Điều 64.* Luật Bảo hiểm xã hội \(41\/2024\/QH15\)/s)
  expect(answer?.mail.text).toMatch(/bằng một con số:\s+1\. /)
  expect(answer?.mail.subject).toBe('Re: Hỏi về lương hưu')
  expect(answer?.header('references')).toContain('<cau-hoi-1@mail.example>')

  const before = email.received(user).length
  await email.reply(user, '2')
  await eventually('the section', () => email.received(user).length > before || undefined)
  await email.reply(user, 'em đóng bảo hiểm 25 năm thì lương hưu được bao nhiêu')
  await shows(/nam hay nữ/)
  await email.reply(user, 'Dạ nữ ạ.\n\nĐã gửi từ iPhone của tôi')
  await shows(/bình quân/)
  await email.reply(user, 'khoảng 8 triệu')
  await shows(/Lương hưu ước tính khoảng/)

  await email.reply(user, 'gặp nhân viên')
  await shows(/Tôi đã chuyển cho nhân viên/)
  const handoff = await waitingHandoff()
  await officer.send(`/api/staff/handoffs/${handoff}/claim`, { method: 'POST' })
  await shows(/Cán bộ Thư đã vào cuộc trò chuyện/)
  await officer.send(`/api/staff/handoffs/${handoff}/reply`, { method: 'POST', body: { text: 'Tôi nghe đây ạ.' } })
  await shows(/Cán bộ Cán bộ Thư: Tôi nghe đây ạ\./)
  await email.reply(user, 'em hỏi vậy thôi ạ')
  await officer.send(`/api/staff/handoffs/${handoff}/close`, { method: 'POST' })

  await shows(/Anh\/chị hài lòng thế nào với lần hỗ trợ này\?/)
  await rateByLink(2)
  await shows(/Anh\/chị hài lòng thế nào với (?!lần)/)
  await email.reply(user, '4')
  await shows(/Điều gì cần cải thiện nhất\?/)
  await email.reply(user, '1')
  await shows(/Góp ý thêm/)
  await email.reply(user, 'chờ lâu quá')
  await shows(/Tôi đã ghi lại góp ý/)

  const rows = await ratingRows()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    channel: 'email',
    score: 2,
    factorScore: 4,
    factor: 'F1',
    comment: 'chờ lâu quá',
    servedBy: 'bot_then_human',
    intent: 'pension.amount',
    sendStatus: 'sent',
  })
  const asked = email.received(user).filter(({ mail }) => mail.text?.includes('đã đóng BHXH từ 15 năm'))
  expect(asked, 'two deliveries of one mail are answered once').toHaveLength(1)
})

test('the files of a mail are kept, answered once, and an officer opens them at the desk', async () => {
  const { email } = house
  const sender = 'files@mail.example'
  const photo = sampleFile('image/jpeg', 200_000)
  const form = sampleFile('application/pdf', 50_000)
  const files = [
    { type: 'image/jpeg', name: 'sổ BHXH.jpg', bytes: photo },
    { type: 'application/pdf', name: 'đơn đề nghị.pdf', bytes: form },
    { type: 'image/png', name: 'image001.png', bytes: sampleFile('image/png', 2_000), embedded: true },
  ]
  const mail = mimeMail({ from: sender, id: 'files-1@mail.example', text: 'em muốn gặp nhân viên', files })

  const tries = [await email.bring(mail), await email.bring(mail)]

  expect(tries.map(({ status }) => status)).toEqual([200, 200])
  await eventually('an answer', () => (email.received(sender).length > 0 ? true : undefined))
  const handoff = await waitingHandoff()
  await officer.send(`/api/staff/handoffs/${handoff}/claim`, { method: 'POST' })
  const kept = await eventually('both files at the desk', async () => {
    const text = await (await officer.send(`/api/staff/handoffs/${handoff}`)).text()
    const ids = text.match(/"media":\{"id":"f_[0-9a-f]{32}"/g) ?? []
    return ids.length === 2 && text.includes('"name":"đơn đề nghị.pdf"')
      ? ids.map((one) => one.slice('"media":{"id":"'.length, -1))
      : undefined
  })
  const open = async (id: string) => Buffer.from(await (await officer.send(`/media/${id}`)).arrayBuffer())
  const opened = await Promise.all(kept.map(open))
  expect(opened.map((bytes) => [bytes.equals(photo), bytes.equals(form)])).toEqual([
    [true, false],
    [false, true],
  ])
  expect(email.received(sender).filter(({ mail: { text } }) => /chuyển cho nhân viên/.test(text ?? ''))).toHaveLength(1)
  await officer.send(`/api/staff/handoffs/${handoff}/close`, { method: 'POST' })
})

test('what a program sends is not answered, neither are bounces', async () => {
  const robot = 'robot@mail.example'
  const { email } = house

  const tries = [
    await email.write(robot, 'Trả lời tự động: Hỏi', 'Tôi nghỉ phép.'),
    await email.write(robot, 'Hỏi', 'Tôi nghỉ phép.', { headers: ['Auto-Submitted: auto-replied'] }),
    await email.write(robot, 'Bản tin', 'Khuyến mại', { headers: ['List-Id: <tin.example>'] }),
    await email.write('mailer-daemon@mail.example', 'Undelivered', 'No such user'),
  ]
  await pause(1_000)

  expect(tries.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(email.received(robot)).toEqual([])
  expect(email.received('mailer-daemon@mail.example')).toEqual([])
})

test('a stranger who answers somebody else’s mail meets a conversation of their own', async () => {
  const { email } = house
  const id = email.received(user).at(-1)?.header('message-id') ?? ''
  const stranger = 'stranger@mail.example'

  await email.write(stranger, 'Re: Hỏi về lương hưu', 'nhắc lại câu trả lời', { headers: [`In-Reply-To: ${id}`] })
  const [mail] = await eventually('an answer', () => {
    const all = email.received(stranger)
    return all.length > 0 ? all : undefined
  })

  expect(mail?.mail.text).not.toContain('góp ý')
  expect(mail?.mail.text).not.toContain('8')
})

test('mails that come by the mailbox are answered like those of the webhook', async () => {
  const mailbox: Dovecot = await startDovecot()
  const other = await startEmailApp(mailbox)
  try {
    await other.email.write(user, 'Sổ BHXH', 'Tôi bị mất sổ BHXH thì làm lại ở đâu?')
    const [mail] = await eventually('an answer', () => {
      const all = other.email.received(user)
      return all.length > 0 ? all : undefined
    })

    expect(mail?.mail.subject).toBe('Re: Sổ BHXH')
    expect(mail?.mail.text).toMatch(/sổ/i)
  } finally {
    await other.close()
    await mailbox.stop()
  }
})

/** As a mail scanner does first, and then a person. */
async function rateByLink(score: number): Promise<void> {
  const text = house.email.received(user).at(-1)?.mail.text ?? ''
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/r\/[\w.]+/.exec(text) ?? []
  const seen = await fetch(`${link}?score=${score}`)
  expect(seen.status).toBe(200)
  expect(await seen.text()).toContain('Anh/chị hài lòng thế nào')
  // Faster than a second counts as a program's answer.
  await pause(1_200)
  expect((await ratingRows())[0]?.score).toBeUndefined()
  const sent = await fetch(link, { method: 'POST', body: new URLSearchParams({ score: String(score) }) })
  expect(sent.status).toBe(200)
  expect(await sent.text()).toContain('Cảm ơn anh/chị đã đánh giá')
}

async function waitingHandoff(): Promise<string> {
  return eventually('the handoff at the desk', async () => {
    const response = await officer.send('/api/staff/handoffs')
    return /"(h_[\w-]+)"/.exec(await response.text())?.[1]
  })
}

async function ratingRows(): Promise<RatingRow[]> {
  const rows: RatingRow[] = []
  for await (const row of house.app.stores.surveys.stream({})) rows.push(row)
  return rows
}

async function shows(text: RegExp): Promise<void> {
  await expect.poll(() => house.email.received(user).at(-1)?.mail.text, { timeout: 15_000 }).toMatch(text)
}
