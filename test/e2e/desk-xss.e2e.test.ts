import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withStored } from '../chaos/stored.ts'
import { openHouse, type House } from '../support/e2e-house.ts'
import { startEmailPlatform, type EmailPlatform } from '../support/email-platform.ts'
import { pause } from '../support/eventually.ts'
import { replyAtDesk, signInAtDesk } from '../support/desk-page.ts'
import { sampleFile } from '../support/sample-files.ts'
import { hostileMail } from '../support/shift/hostile-mail.ts'
import { createStaff, SHIFT_PASSWORD } from '../support/shift/shift-house.ts'
import { watchPage, type Watched } from '../support/shift/watched-page.ts'
import { startTelegramPlatform, telegramBot, type TelegramPlatform } from '../support/telegram-platform.ts'
import { startZaloPlatform, type ZaloPlatform } from '../support/zalo-platform.ts'
import { zaloKeys, zaloSettings } from '../support/zalo-settings.ts'

const ADDRESS = 'hotro@ansinh.example'
const MAIL_SECRET = 'webhook-secret-of-the-tests'
const BOT_SECRET = 'webhook-secret-of-the-bot'

/** Each calls `alert` with a number of its own, or a host that is not ours. */
const said = '<script>alert(1)</script><img src=x onerror=alert(1)> xem [đây](javascript:alert(1)) nhé'
const asked = '<img src=x onerror=alert(2)> gặp nhân viên'
const uploaded = '"><img src=x onerror=alert(3)>.pdf'
const personName = '<svg onload=alert(4)>Người Gửi</svg>'
const mailed =
  '<html><head><style>@import "http://evil.example/a.css"; body{background:url(http://evil.example/b.png)}</style>' +
  '<script src="http://evil.example/c.js"></script></head><body onload="alert(5)"><p>cho tôi gặp nhân viên</p>' +
  '<img src="http://evil.example/d.png" onerror="alert(5)"><iframe src="javascript:alert(5)"></iframe>' +
  '<a href="javascript:alert(5)">bấm vào đây</a><p>&lt;img src=x onerror=alert(5)&gt; chữ trong thư</p></body></html>'
const attached = '"><img src=x onerror=alert(6)> đơn.pdf'
const linked = 'javascript:alert(7)//http://evil.example'
const officerName = '<b onmouseover=alert(8)>Cán bộ</b>'
const replied = '<img src="http://evil.example/e.png" onerror=alert(9)> javascript:alert(9)'
const tag = '<i onclick=alert(10)>'
const noted = '<img src=x onerror=alert(11)> ghi chú'

/** What markup would have made of it; the widget's own tree is looked into as well. */
const INJECTED =
  '[onerror], [onload], [onclick], [onmouseover], img[src="x"], [src*="evil.example"], iframe, a[href^="javascript:" i], script:not([src])'

let house: House
let mail: EmailPlatform
let zalo: ZaloPlatform
let telegram: TelegramPlatform
let desk: Page
let widget: Page
let watched: readonly Watched[] = []

beforeAll(async () => {
  mail = await startEmailPlatform({ address: ADDRESS, webhookSecret: MAIL_SECRET })
  zalo = await startZaloPlatform({ ...zaloKeys, retries: false })
  telegram = await startTelegramPlatform()
  house = await openHouse({
    CLOCK: '2026-11-25T09:00:00+07:00',
    EMAIL_ADDRESS: ADDRESS,
    EMAIL_SMTP_URL: mail.smtp.url,
    EMAIL_WEBHOOK_SECRET: MAIL_SECRET,
    TELEGRAM_BOT_TOKEN: telegramBot.token,
    TELEGRAM_WEBHOOK_SECRET: BOT_SECRET,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...zaloSettings(zalo),
  })
  mail.webhookUrl = `${house.server.url}/webhooks/email`
  zalo.webhook.url = `${house.server.url}/webhooks/zalo`
  await withStored(house.env['DATA_DIR'] ?? '', (stores) =>
    createStaff(stores, [{ username: 'quan', name: officerName, role: 'admin' }]),
  )
  await everybodyWrites()
  desk = await signInAtDesk(house.browser, house.server.url, { username: 'quan', password: SHIFT_PASSWORD }, watch)
}, 240_000)
afterAll(async () => {
  await house?.close()
  await Promise.all([mail?.stop(), zalo?.stop(), telegram?.stop()])
})

test('markup in words, names, files and mails is text at the desk', async () => {
  await expect.poll(() => links().count(), { timeout: 30_000 }).toBe(4)
  const list = await desk.locator('.queue-list').innerText()
  const hrefs = await links().evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const shown: string[] = []
  for (const href of hrefs) {
    await desk.evaluate((hash) => void (location.hash = hash), href)
    await desk.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
    await desk.getByRole('button', { name: 'Kết thúc hỗ trợ' }).waitFor()
    await desk.getByRole('log').hover()
    shown.push(await desk.locator('.conversation').innerText())
    await isClean(desk)
  }

  const all = shown.join('\n')
  expect(list).toContain('onerror=alert(2)')
  for (const words of [said, asked, personName, linked, '<img src=x onerror=alert(5)> chữ trong thư', officerName]) {
    expect(all).toContain(words)
  }
  for (const name of ['onerror=alert(3)', 'onerror=alert(6)']) expect(all).toContain(name)
})

test('what an officer writes is text at the desk and in the widget', async () => {
  await links().filter({ hasText: 'Trang web' }).click()
  await desk.getByRole('log').getByText(said).waitFor()
  await replyAtDesk(desk, replied)
  await desk.getByRole('log').getByText(replied).waitFor()
  await desk.locator('#composer').press('Alt+i')
  await desk.keyboard.type(noted)
  await desk.keyboard.press('Enter')
  await desk.getByRole('log').getByText(noted).waitFor()
  await desk.evaluate(
    async (tags) => {
      const me: { csrf: string } = await (await fetch('/api/staff/me')).json()
      const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrf }
      const path = `/api/staff/handoffs/${location.hash.slice(2)}/tags`
      await fetch(path, { method: 'POST', headers, body: JSON.stringify({ tags }) })
    },
    [tag],
  )
  await desk.locator('.queue-list').getByText(tag).waitFor()

  await widget.getByRole('log').getByText(replied).waitFor()
  await widget.getByText(said).waitFor()
  await widget.getByText(officerName).first().waitFor()
  await isClean(widget)
  await isClean(desk)
})

test('search, board, people and audit show it as text', async () => {
  await goTo('Tìm')
  await desk.getByRole('searchbox').fill('onerror')
  await desk.getByRole('searchbox').press('Enter')
  const found = desk.locator('.found-list a')
  await found.first().waitFor()
  expect(await found.count()).toBeGreaterThan(1)
  for (const link of await found.all()) {
    await link.click()
    await desk.getByRole('log').waitFor()
    await isClean(desk)
  }
  for (const name of ['Điều hành', 'Nhân sự', 'Nhật ký']) {
    await goTo(name)
    await desk.getByText(officerName).first().waitFor()
    await isClean(desk)
  }
})

test('these tests would see it: a page that lets markup in is told', async () => {
  const context = await house.browser.newContext()
  const open = await context.newPage()
  const seen = await watchPage(open, [new URL(house.server.url).host])
  await open.goto(`${house.server.url}/staff`)
  await open.evaluate((markup) => void document.body.insertAdjacentHTML('beforeend', markup), `${asked}${replied}`)
  await expect.poll(() => seen.problems.filter((problem) => problem.startsWith('CSP: ')).length).toBeGreaterThan(0)

  expect(await open.locator(INJECTED).count()).toBe(2)
  await context.close()
})

test('no dialog opened, no policy was broken, and nobody else was asked for anything', async () => {
  for (const one of watched) expect(one).toEqual({ problems: [], foreign: [] })
  expect(watched).toHaveLength(2)
})

async function watch(page: Page): Promise<void> {
  page.setDefaultTimeout(40_000)
  watched = [...watched, await watchPage(page, [new URL(house.server.url).host])]
}

function links() {
  return desk.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).getByRole('link')
}

async function goTo(name: string): Promise<void> {
  await desk.getByRole('link', { name, exact: true }).click()
}

/** A moment for what would run by itself. */
async function isClean(where: Page): Promise<void> {
  await pause(100)
  expect(await where.locator(INJECTED).count()).toBe(0)
}

async function everybodyWrites(): Promise<void> {
  await Promise.all([writesByWidget(), writesByTelegram(), writesByZalo()])
  const user = 'nguoi.gui@mail.example'
  await mail.bring(
    hostileMail({ user, address: ADDRESS, name: personName, subject: asked, html: mailed, fileName: attached }),
  )
}

async function writesByWidget(): Promise<void> {
  const context = await house.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })
  widget = await context.newPage()
  await watch(widget)
  await widget.goto(`${house.server.url}/demo`)
  await widget.getByRole('button', { name: /Hỏi BHXH/ }).click()
  const box = widget.getByRole('textbox', { name: 'Câu hỏi của bạn' })
  for (const text of [asked, said]) {
    await box.fill(text)
    await box.press('Enter')
    await widget.getByRole('log').getByText(text).waitFor()
  }
  await widget
    .getByRole('log')
    .getByText(/chuyển cho nhân viên/)
    .waitFor()
  const file = { name: uploaded, mimeType: 'application/pdf', buffer: sampleFile('application/pdf') }
  await widget.locator('input[type=file]').setInputFiles(file)
  await widget.getByText('onerror=alert(3)').waitFor()
}

async function writesByTelegram(): Promise<void> {
  const from = { id: 500_000_001, is_bot: false, first_name: personName }
  const chat = { id: from.id, type: 'private', first_name: personName }
  telegram.chats.open(String(from.id))
  const contact = { phone_number: '0900000000', first_name: personName, user_id: from.id }
  for (const [index, part] of [{ text: 'cho tôi gặp nhân viên' }, { contact }].entries()) {
    const date = Math.floor(Date.now() / 1000)
    const message = { message_id: 10 + index, from, chat, date, ...part }
    const response = await fetch(`${house.server.url}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': BOT_SECRET },
      body: JSON.stringify({ update_id: 1000 + index, message }),
    })
    expect(response.ok).toBe(true)
    await pause(300)
  }
}

async function writesByZalo(): Promise<void> {
  const user = '3000000003'
  await zalo.sendText(user, 'cho tôi gặp nhân viên')
  await zalo.sendText(user, linked)
  const payload = { url: linked, title: said, description: said, thumbnail: 'http://evil.example/f.png' }
  await zalo.event({
    event_name: 'user_send_link',
    sender: { id: user },
    recipient: { id: zaloKeys.oaId },
    message: { msg_id: 'link1', text: said, attachments: [{ type: 'link', payload }] },
  })
}
