// node ops/analytics-pictures.mjs [NAME…]: takes the pictures of docs/survey.md anew, after the analysts' page changed.
// Starts the built program on an empty data folder, fills in a generated year and photographs what an analyst sees.
// Needs `npm run build` and Chromium; Debian's pngquant makes the pictures small. About a minute.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { root, say } from './lib.mjs'

const NOW = '2026-11-26T09:00:00+07:00'
const PASSWORD = 'Mat-khau-du-dai-2026'
const MOST_BYTES = 120 * 1024
const wanted = process.argv.slice(2)
const pictures = join(root, 'docs/pictures')
const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-pictures-'))
// PostgreSQL's user must be able to enter it where this runs as root.
chmodSync(dataDir, 0o755)

const url = 'http://127.0.0.1:3418'
const { PATH, HOME } = process.env
const env = { PATH, HOME, PORT: '3418', DATA_DIR: dataDir, CLOCK: NOW, LOG_LEVEL: 'error' }
const startedAt = Date.now()
const server = spawn(process.execPath, ['dist/src/cli.js', 'serve'], { cwd: root, env, stdio: 'ignore' })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await until(async () => (await fetch(`${url}/readyz`)).ok)
  mkdirSync(pictures, { recursive: true })
  run(['--import', 'tsx', 'ops/fill-analytics.ts'])
  run(['dist/src/cli.js', 'survey', 'freeze', '--month', '2026-10'])
  await takeAll()
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}

async function takeAll() {
  const page = await signIn('phantich', 'Chuyên viên phân tích', 'analyst')
  await open(page, '?from=2026-10&to=2026-10')
  await photograph(page, 'report')
  await panel(page, 'Phiếu đánh giá: phát ra, thu về, hợp lệ', 'funnel')
  await panel(page, 'Theo tỉnh, thành phố', 'provinces')
  await panel(page, 'Theo kênh', 'channels')
  await panel(page, 'Năm yếu tố: nơi cần cải thiện', 'factors')
  await open(page, '?tab=xu-huong')
  await panel(page, /và giới hạn kiểm soát$/, 'trend')
  await open(page, '?tab=kenh')
  await photograph(page, 'operations')
  await panel(page, 'Cảnh báo sớm theo tuần', 'warnings')
  await open(page, '?tab=chot-thang')
  await photograph(page, 'frozen')
  await page.setViewportSize({ width: 360, height: 740 })
  await open(page, '?from=2026-10&to=2026-10')
  await panel(page, 'Chỉ số hài lòng kênh hỗ trợ', 'phone')
}

async function open(page, query) {
  await page.goto(`${url}/analytics${query}`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page
    .getByText(/^Đang (?:tải|mở)/)
    .first()
    .waitFor({ state: 'hidden' })
}

async function panel(page, name, file) {
  await photograph(page.getByRole('region', { name, exact: true }), file)
}

async function photograph(what, name) {
  if (wanted.length > 0 && !wanted.includes(name)) return
  const path = join(pictures, `analytics-${name}.png`)
  await new Promise((resolve) => setTimeout(resolve, 400))
  await what.screenshot({ path, animations: 'disabled', caret: 'hide' })
  // To a third of it, where it is installed.
  spawnSync('pngquant', ['--quality', '70-95', '--force', '--output', path, path])
  const { size } = statSync(path)
  say(`analytics-${name}.png ${Math.round(size / 1024)} KB${size > MOST_BYTES ? ': too large' : ''}`)
}

async function signIn(username, name, role) {
  const args = ['staff', 'create', '--username', username, '--name', name, '--role', role, '--password-stdin']
  run(['dist/src/cli.js', ...args], PASSWORD)
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  // The page goes by the server's clock.
  await context.addInitScript(
    (ahead) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + ahead
    },
    Date.parse(NOW) - startedAt,
  )
  const page = await context.newPage()
  await page.goto(`${url}/analytics`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chỉ số hài lòng kênh hỗ trợ' }).waitFor()
  return page
}

function run(args, input = '') {
  const done = spawnSync(process.execPath, args, { cwd: root, env, input, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr || done.stdout)
}

async function until(check) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await check().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server was not ready in time')
}
