import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replyAtDesk, signInAtDesk, takeLast } from '../support/desk-page.ts'
import { openHouse, type House } from '../support/e2e-house.ts'
import { startHostPage, type HostPage } from '../support/host-page.ts'
import {
  answered,
  ask,
  focused,
  launcher,
  letterSize,
  openChat,
  openPage,
  photographOf,
  signIdentity,
  violations,
} from '../support/widget-page.ts'

const identitySecret = 'a key of the host page, 32 letters or more'
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true }
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }

let house: House
let host: HostPage
let stranger: HostPage

beforeAll(async () => {
  host = await startHostPage()
  stranger = await startHostPage()
  house = await openHouse({
    // A Wednesday morning: the desk is open.
    CLOCK: '2026-11-25T09:00:00+07:00',
    WEB_ALLOWED_ORIGINS: host.origin,
    WEB_IDENTITY_SECRET: identitySecret,
  })
})
afterAll(async () => {
  await house.close()
  await host.close()
  await stranger.close()
})

test('half a question is there again after a reload, and no sent word is left in the browser', async () => {
  const { page, box } = await chat(phone)
  await ask(page, 'nghỉ hưu năm bao nhiêu tuổi')
  await box.fill('tôi sinh năm 1966, còn')

  await page.reload()
  await launcher(page).click()

  await page.getByRole('log').getByText('nghỉ hưu năm bao nhiêu tuổi').waitFor()
  expect(await box.inputValue()).toBe('tôi sinh năm 1966, còn')
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('nghỉ hưu')
})

test('what could not be sent waits over a reload and is sent once, when the line is back', async () => {
  const { page, box } = await chat(phone)
  const log = page.getByRole('log')
  await page.route('**/api/web/messages', (route) => route.abort())
  await box.fill('mua bhyt hộ gia đình ở đâu')
  await box.press('Enter')
  await log.getByText(/Chưa gửi được/).waitFor()

  await page.reload()
  await launcher(page).click()
  await log.getByText(/Chưa gửi được/).waitFor()
  await page.unroute('**/api/web/messages')
  // A repeat of its own may take the button away meanwhile.
  await log
    .getByRole('button', { name: 'Gửi lại' })
    .click({ timeout: 5_000 })
    .catch(() => undefined)
  await answered(log)

  expect(await log.getByText('mua bhyt hộ gia đình ở đâu').count()).toBe(1)
  expect(await page.evaluate(() => localStorage.getItem('ansinh.unsent'))).toBeNull()
})

test('a lost network is told, and what was typed meanwhile goes out by itself', async () => {
  const { page, box } = await chat(phone)
  await ask(page, 'nghỉ hưu năm bao nhiêu tuổi')

  await page.context().setOffline(true)
  await page.getByText('Mất kết nối, đang thử lại…').waitFor()
  await box.fill('gặp nhân viên')
  await box.press('Enter')
  await page.getByText(/Chưa gửi được/).waitFor()
  await page.context().setOffline(false)

  await page.getByText(/Tôi đã chuyển cho nhân viên/).waitFor()
  expect(await page.getByText(/Chưa gửi được/).count()).toBe(0)
})

test('an officer’s answer shows on the closed button and in the title, on the next page too', async () => {
  const officer = await house.officer('canbo-unread', 'Lê Thị Hoa')
  const { page } = await chat(desktop)
  const title = await page.title()
  await page.getByRole('button', { name: 'Gặp nhân viên' }).click()
  await page.getByText(/Tôi đã chuyển cho nhân viên/).waitFor()
  const desk = await signInAtDesk(house.browser, house.server.url, officer)
  await takeLast(desk)
  await page.getByText(/Lê Thị Hoa đã vào cuộc trò chuyện/).waitFor()
  await page.getByText('Cán bộ Lê Thị Hoa đang hỗ trợ').waitFor()
  await desk.locator('#composer').pressSequentially('Ch')
  await page.getByText('Cán bộ đang soạn tin').waitFor()
  await page.getByRole('button', { name: 'Đóng khung chat' }).click()

  await replyAtDesk(desk, 'Chào bác, cháu nghe đây ạ.')

  await page.getByRole('button', { name: 'Hỏi BHXH 1 tin mới' }).waitFor()
  expect(await page.title()).toBe(`(1) ${title}`)
  await page.reload()
  await page.getByRole('button', { name: 'Hỏi BHXH 1 tin mới' }).waitFor()
  await launcher(page).click()
  await page.getByText('Chào bác, cháu nghe đây ạ.').waitFor()
  expect(await page.title()).toBe(title)
})

test('everything is done by the keyboard: open, ask, letters, close; the focus comes back', async () => {
  const { page } = await openPage(house.browser, phone, demo())
  await launcher(page).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'An Sinh' })
  await dialog.waitFor()

  await page.getByRole('button', { name: 'Cỡ chữ' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Vừa' }).waitFor()
  const before = await letterSize(dialog)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => letterSize(dialog)).toBeGreaterThan(before * 1.3)
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toBe('Cỡ chữ')

  // On a full screen Tab stays inside.
  const reached = new Set<string>()
  for (let step = 0; step < 16; step += 1) {
    await page.keyboard.press('Tab')
    reached.add(await focused(page))
  }
  expect([...reached]).toEqual(expect.arrayContaining(['Cỡ chữ', 'Đóng khung chat', 'Gặp nhân viên']))
  expect([...reached].filter((name) => name === '')).toEqual([])

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await focused(page)).toMatch(/^Hỏi BHXH/)
})

test('on another office’s page with a strict policy it breaks no rule, in the page’s colours and language', async () => {
  const { url } = house.server
  const policy = `default-src 'none'; script-src ${url}; connect-src ${url}`
  host.show(
    `<a href="#ansinh">Hỏi trợ lý</a>
    <script async src="${url}/widget.js" data-site="bhxh-hue" data-theme="dark" data-lang="en" data-size="l"></script>`,
    policy,
  )
  const { page } = await openPage(house.browser, desktop, 'about:blank')
  const problems: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())))
  await page.goto(host.origin)
  await page.getByRole('button', { name: 'Ask BHXH' }).waitFor()

  await page.getByRole('link', { name: 'Hỏi trợ lý' }).click()
  await page.getByRole('button', { name: 'Text size' }).click()
  await page.getByRole('radio', { name: 'English' }).waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await ask(page, 'nghỉ hưu năm bao nhiêu tuổi')

  expect(problems).toEqual([])
  const panel = page.getByRole('dialog')
  expect(await panel.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(18, 23, 28)')
  expect(await panel.evaluate((element) => getComputedStyle(element).fontSize)).toBe('20px')
  expect(await violations(page)).toEqual([])
})

test('a page that is not on the list gets no conversation', async () => {
  stranger.show(`<script async src="${house.server.url}/widget.js"></script>`)
  const { page } = await openPage(house.browser, desktop, stranger.origin)
  const refused = page.waitForResponse((response) => response.url().endsWith('/api/web/session'))
  await launcher(page).click()

  expect((await refused).status()).toBe(403)
  await page.getByText('Mất kết nối, đang thử lại…').waitFor()
})

test('the conversation of a person whom the page vouches for follows to another device, and only theirs', async () => {
  const at = async (identity: string): Promise<Page> => {
    host.show(`<script async src="${house.server.url}/widget.js" data-identity="${identity}"></script>`)
    return (await openChat(house.browser, desktop, host.origin)).page
  }
  const first = await at(identityOf('bhxh-0123', 'Nguyễn Văn An'))
  await first.getByText('Xin chào Nguyễn Văn An!').waitFor()
  await ask(first, 'nghỉ hưu năm bao nhiêu tuổi')

  const second = await at(identityOf('bhxh-0123', 'Nguyễn Văn An'))
  await second.getByRole('log').getByText('nghỉ hưu năm bao nhiêu tuổi').waitFor()
  const other = await at(identityOf('bhxh-0124', 'Trần Thị Bình'))
  await other.getByText('Xin chào Trần Thị Bình!').waitFor()
  await other.getByText('Bao nhiêu tuổi được nghỉ hưu?').waitFor()

  expect(await other.getByRole('log').getByText('nghỉ hưu năm bao nhiêu tuổi').count()).toBe(0)
  expect(await first.evaluate(() => localStorage.getItem('ansinh.visitor'))).toBeNull()
})

test('a photograph is made smaller, sent and seen, and after a reload seen again when asked for', async () => {
  const { page } = await chat(phone)
  const log = page.getByRole('log')
  const photograph = await photographOf(page)
  const uploading = page.waitForResponse('**/api/web/files')

  await page
    .getByLabel('Gửi ảnh hoặc tệp')
    .setInputFiles({ name: 'sổ bảo hiểm.png', mimeType: 'image/png', buffer: photograph })
  const kept: unknown = await (await uploading).json()
  await log.getByRole('img', { name: 'sổ bảo hiểm.jpg' }).locator('canvas').waitFor()
  await log.getByText(/Tôi đã nhận được tệp/).waitFor()

  expect(kept).toMatchObject({ type: 'image/jpeg', size: expect.any(Number) })
  expect(kept).toHaveProperty(
    'size',
    expect.toSatisfy((size: number) => size < photograph.length / 2),
  )
  await page.reload()
  await launcher(page).click()
  await log.getByText('sổ bảo hiểm.jpg').waitFor()
  await log.getByRole('button', { name: 'Xem' }).click()
  await log.getByRole('img', { name: 'sổ bảo hiểm.jpg' }).locator('canvas').waitFor()
})

test('a server that keeps no files takes the paper clip away', async () => {
  const { page } = await chat(phone)
  await page.route('**/api/web/files', (route) => route.fulfill({ status: 404, json: {} }))
  const clip = page.getByLabel('Gửi ảnh hoặc tệp')

  await clip.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })

  await page.getByText('Hệ thống không nhận được tệp này.').waitFor()
  expect(await clip.count()).toBe(0)
})

test('a chat that did not load at the first tap is fetched anew, under another name', async () => {
  const { page } = await openPage(house.browser, phone, demo())
  const isOff = { value: true }
  await page.route('**/widget/chat-window-*', (route) => (isOff.value ? route.abort() : route.continue()))

  await launcher(page).click()
  await page.getByRole('button', { name: 'Chưa mở được, xin bấm lại' }).waitFor()
  isOff.value = false
  await page.getByRole('button', { name: 'Chưa mở được, xin bấm lại' }).click()

  await page.getByRole('dialog').waitFor()
  expect(await page.locator('#ansinh-widget').count()).toBe(1)
})

test('who forgets the conversation on a shared phone leaves nothing for the next one', async () => {
  const { page } = await chat(phone)
  await ask(page, 'nghỉ hưu năm bao nhiêu tuổi')
  await page.getByRole('button', { name: 'Cỡ chữ' }).click()

  await page.getByRole('button', { name: 'Quên cuộc trò chuyện trên máy này' }).click()
  await page.getByRole('button', { name: /Bấm lần nữa để quên/ }).click()

  await page.getByRole('button', { name: 'Bao nhiêu tuổi được nghỉ hưu?' }).waitFor()
  await page.reload()
  await launcher(page).click()
  await page.getByRole('button', { name: 'Bao nhiêu tuổi được nghỉ hưu?' }).waitFor()
  expect(await page.getByText('nghỉ hưu năm bao nhiêu tuổi').count()).toBe(0)
})

test.each([
  { name: 'dark, on a phone', options: { ...phone, colorScheme: 'dark' as const }, size: 'm' },
  { name: 'with very large letters, on a phone', options: phone, size: 'xl' },
  { name: 'with very large letters, on a desktop', options: desktop, size: 'xl' },
])('there is no violation of WCAG 2.2 AA $name', async ({ options, size }) => {
  const { page } = await openPage(house.browser, options, 'about:blank')
  await page.addInitScript((letters) => localStorage.setItem('ansinh.look', `auto ${letters} vi`), size)
  await page.goto(demo())
  await launcher(page).click()
  await ask(page, 'nghỉ hưu năm bao nhiêu tuổi')

  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Cỡ chữ' }).click()
  await page.getByRole('radio', { name: 'Vừa' }).waitFor()
  expect(await violations(page)).toEqual([])
  // Nothing is cut off at the side.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

const demo = (): string => `${house.server.url}/demo`
const chat = (options: BrowserContextOptions) => openChat(house.browser, options, demo())

function identityOf(sub: string, name: string): string {
  return signIdentity(identitySecret, { sub, name, exp: Date.parse('2026-11-25T09:30:00+07:00') / 1000 })
}
