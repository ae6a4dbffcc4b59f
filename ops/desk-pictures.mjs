// node ops/desk-pictures.mjs [NAME…]: takes the pictures of docs/desk.md anew, after the desk has changed.
// Starts the built program on an empty data folder, lets citizens write as the widget and Telegram do, and photographs
// what an officer and a supervisor see. Needs `npm run build` and Chromium; Debian's pngquant makes the pictures small.
// About a minute.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root, say } from './lib.mjs'

const START = '2026-11-25T09:00:00+07:00' // A Wednesday morning: the desk is open.
const PASSWORD = 'Mat-khau-du-dai-2026'
const MOST_BYTES = 120 * 1024
const wanted = process.argv.slice(2)
const pictures = join(root, 'docs/pictures/desk')
const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-pictures-'))
// PostgreSQL's user must be able to enter it where this runs as root.
chmodSync(dataDir, 0o755)
mkdirSync(pictures, { recursive: true })

const telegram = await startTelegram()
const url = 'http://127.0.0.1:3417'
const settings = { PORT: '3417', DATA_DIR: dataDir, CLOCK: START, LOG_LEVEL: 'error', ...telegram.settings }
const { PATH, HOME } = process.env
const env = { PATH, HOME, ...settings }
const startedAt = Date.now()
const server = spawn(process.execPath, ['dist/src/cli.js', 'serve'], { cwd: root, env, stdio: 'ignore' })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await until(async () => (await fetch(`${url}/readyz`)).ok)
  await takeAll()
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  telegram.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function takeAll() {
  const first = staff('canbo.a', 'Cán bộ A', 'officer')
  staff('canbo.b', 'Cán bộ B', 'officer', PASSWORD)
  staff('truongca', 'Trưởng ca C', 'supervisor', PASSWORD)
  staff('quantri.d', 'Quản trị D', 'admin', PASSWORD)
  const colleague = await signIn('canbo.b', PASSWORD, 'dark')
  const officer = await signIn('canbo.a', first.password)
  await setPassword(officer, first.password)
  await citizensWrite()
  await photograph(officer, 'list')
  await work(officer)
  await lookUp(officer)
  await colleague.keyboard.press('?')
  await photograph(colleague, 'shortcuts')
  await lead()
}

async function setPassword(page, given) {
  await page.getByRole('heading', { name: 'Đặt mật khẩu của riêng mình' }).waitFor()
  await photograph(page, 'first-password')
  await page.getByLabel('Mật khẩu được cấp').fill(given)
  for (const box of await page.getByLabel(/mật khẩu mới/i).all()) await box.fill(PASSWORD)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await page.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).waitFor()
}

async function citizensWrite() {
  await (
    await citizen('tôi là nữ sinh tháng 5/1970 thì bao giờ được nghỉ hưu')
  )('cho tôi gặp cán bộ')
  await (
    await citizen('mất thẻ bhyt thì cấp lại ở đâu')
  )('cho gặp nhân viên')
  await (
    await citizen('please help me with my health insurance card')
  )({ kind: 'choice', value: 'act.human' })
  await citizen('tôi khổ quá không muốn sống nữa')
  await telegram.writes('hồ sơ thai sản của tôi đến đâu rồi')
  await telegram.writes('cho tôi gặp nhân viên')
  const called = await citizen('mua bhyt hộ gia đình ở đâu')
  for (const word of ['gọi lại cho tôi', 'sáng', '0912 345 678']) await called(word)
}

async function work(page) {
  await take(page, 'nghỉ hưu')
  const box = page.locator('#composer')
  await page.getByRole('complementary').getByText('Trợ lý đã hiểu').waitFor()
  await photograph(page, 'conversation')
  await box.pressSequentially('/')
  await page.getByRole('dialog', { name: 'Câu trả lời mẫu' }).waitFor()
  await photograph(page, 'canned')
  await page.keyboard.press('Escape')
  await box.fill('Em chào anh/chị, em đang xem ạ.')
  await box.press('Enter')
  await calculate(page)
  await page.getByRole('tab', { name: 'Phiếu việc' }).click()
  await page.getByLabel('Việc cần làm cho công dân').fill('Hỏi bộ phận hồ sơ về quá trình đóng, rồi báo lại')
  await page.getByLabel('Hạn xong').fill('2026-11-26T10:00')
  await page.getByRole('button', { name: 'Lưu phiếu' }).click()
  await page.getByText('Đã lưu phiếu.').waitFor()
  await page.keyboard.press('Alt+i')
  await box.pressSequentially('Nhờ @', { delay: 30 })
  await page.getByRole('dialog', { name: 'Nhắc đồng nghiệp' }).waitFor()
  await photograph(page, 'ticket')
  await page.keyboard.type('can bo b')
  await page.keyboard.press('Enter')
  await box.pressSequentially('xem giúp việc này.')
  await box.press('Enter')
  telegram.block()
  await take(page, 'Telegram')
  await box.fill('Em chào anh/chị, em đang xem ạ.')
  await box.press('Enter')
  await page.locator('.entry.officer').getByRole('button', { name: 'Gửi lại' }).waitFor()
  await photograph(page, 'failed')
}

async function calculate(page) {
  await page.getByRole('tab', { name: 'Tính' }).click()
  await page.getByLabel('Ngày sinh').fill('5/1970')
  await page.getByRole('button', { name: /Giới tính/ }).click()
  await page.getByRole('option', { name: 'Nữ' }).click()
  await page.getByRole('button', { name: 'Tính', exact: true }).click()
  await page.getByRole('button', { name: 'Chép kết quả vào ô soạn' }).waitFor()
  await photograph(page, 'calculator')
}

async function lookUp(page) {
  await page.getByRole('link', { name: /^Gọi lại/ }).click()
  await page.getByRole('navigation', { name: 'Danh sách gọi lại' }).getByRole('link').first().click()
  await photograph(page, 'callback')
  await page.getByRole('link', { name: 'Tìm', exact: true }).click()
  await page.getByRole('searchbox').fill('nghi huu')
  await page.keyboard.press('Enter')
  await page.locator('main a').first().click()
  await photograph(page, 'search')
}

async function lead() {
  const supervisor = await signIn('truongca', PASSWORD)
  await supervisor.getByRole('link', { name: 'Điều hành' }).click()
  await photograph(supervisor, 'board')
  const admin = await signIn('quantri.d', PASSWORD, 'dark')
  await admin.getByRole('link', { name: 'Nhật ký' }).click()
  await admin.getByRole('button', { name: 'Kiểm tra chuỗi' }).click()
  await admin.getByText('Chuỗi nguyên vẹn').waitFor()
  await photograph(admin, 'audit')
}

/** The waiting conversation whose words fit, by the list. */
async function take(page, words) {
  const list = page.getByRole('navigation', { name: 'Danh sách hỗ trợ' })
  await list.getByRole('link').filter({ hasText: words }).first().click()
  await page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
  await page.locator('#composer').waitFor()
}

/** An account; without a password the program makes one, to be changed at the first sign-in. */
function staff(username, name, role, password) {
  const more = password === undefined ? ['--must-change'] : ['--password-stdin']
  const args = ['dist/src/cli.js', 'staff', 'create', '--username', username, '--name', name, '--role', role, ...more]
  const made = spawnSync(process.execPath, args, { cwd: root, env, input: password ?? '', encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  return JSON.parse(made.stdout)
}

async function signIn(username, password, colorScheme = 'light') {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    colorScheme,
  })
  // The page goes by the server's clock.
  await context.addInitScript(
    (ahead) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + ahead
    },
    Date.parse(START) - startedAt,
  )
  const page = await context.newPage()
  await page.goto(`${url}/staff`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  return page
}

async function photograph(page, name) {
  if (wanted.length > 0 && !wanted.includes(name)) return
  const path = join(pictures, `${name}.png`)
  const shot = { path, animations: 'disabled', caret: 'hide' }
  await page.waitForTimeout(600)
  await page.screenshot(shot)
  // To a third of it, where it is installed.
  spawnSync('pngquant', ['--quality', '70-95', '--force', '--output', path, path])
  const { size } = statSync(path)
  say(`${name}.png ${Math.round(size / 1024)} KB${size > MOST_BYTES ? ': too large' : ''}`)
}

/** Writes as the widget does; each word waits for the answer to the one before. */
async function citizen(opening) {
  const { token } = await (await fetch(`${url}/api/web/session`, { method: 'POST' })).json()
  const send = async (content) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ clientId: crypto.randomUUID(), ...content })
    const sent = await fetch(`${url}/api/web/messages`, { method: 'POST', headers, body })
    if (!sent.ok) throw new Error(`citizen: ${sent.status}`)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
  const write = (said) => send(typeof said === 'string' ? { kind: 'text', text: said } : said)
  await write(opening)
  return write
}

/** As much of Telegram as a citizen needs who writes once and then blocks the bot. */
async function startTelegram() {
  let blocked = false
  let id = 100
  const api = createServer((request, response) => {
    const method = request.url.split('/').at(-1)
    const refused = blocked && method === 'sendMessage'
    const description = 'Forbidden: bot was blocked by the user'
    const message = { message_id: (id += 1), date: 1_795_000_000, chat: { id: 42, type: 'private' } }
    const me = { id: 7, is_bot: true, first_name: 'An Sinh', username: 'AnSinhBot' }
    response.writeHead(refused ? 403 : 200, { 'content-type': 'application/json' })
    const result = method === 'getMe' ? me : method === 'sendMessage' ? message : true
    response.end(JSON.stringify(refused ? { ok: false, error_code: 403, description } : { ok: true, result }))
  })
  await new Promise((resolve) => api.listen(0, '127.0.0.1', resolve))
  return {
    settings: {
      TELEGRAM_BOT_TOKEN: '7:pictures',
      TELEGRAM_WEBHOOK_SECRET: 'pictures',
      TELEGRAM_API_ROOT: `http://127.0.0.1:${api.address().port}`,
    },
    async writes(text) {
      const from = { id: 42, is_bot: false, first_name: 'Công dân' }
      const message = {
        message_id: (id += 1),
        date: Math.floor(Date.now() / 1000),
        chat: { id: 42, type: 'private', first_name: 'Công dân' },
        from,
        text,
      }
      const headers = { 'x-telegram-bot-api-secret-token': 'pictures', 'content-type': 'application/json' }
      const sent = await fetch(`${url}/webhooks/telegram`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ update_id: id, message }),
      })
      if (!sent.ok) throw new Error(`telegram: ${sent.status}`)
      await new Promise((resolve) => setTimeout(resolve, 1_500))
    },
    block: () => (blocked = true),
    stop: () => api.close(),
  }
}

async function until(check) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await check().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server was not ready in time')
}
