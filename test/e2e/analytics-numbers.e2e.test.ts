import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decimalText, intervalText, maskedText, percentText, shareText } from '../../src/analytics/ui/numbers.ts'
import { runningEmbeddedUrl } from '../../src/store/embedded-postgres.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { ansinh } from '../support/command.ts'
import { openHouse, type House } from '../support/e2e-house.ts'
import { fillRatings } from '../support/fill-ratings.ts'
import { readExport, recount, recountFactor, type Row } from '../support/survey-recount.ts'

const ACCOUNT = { username: 'phantich', password: 'Mat-khau-du-dai-2026' }
const FILTER = 'from=2026-09&to=2026-10&served_by=bot,human'

let house: House
let page: Page
let rows: readonly Row[]

beforeAll(async () => {
  house = await openHouse({ CLOCK: '2026-11-20T09:00:00+07:00' })
  const args = ['staff', 'create', '--username', ACCOUNT.username, '--name', 'Người dùng thử', '--role', 'analyst']
  await ansinh([...args, '--password-stdin'], { env: house.env, stdin: ACCOUNT.password })
  await fill()
  page = await signIn()
  rows = readExport(await exportThroughPage())
  await show(FILTER)
})
afterAll(() => house.close())

test('the funnel on the screen is the one of the exported file', async () => {
  const { closed, issued, returned, valid } = recount(rows)
  const table = await tableOf('Phiếu đánh giá: phát ra, thu về, hợp lệ', 'Số phiếu theo từng bước')

  expect(valid).toBeGreaterThan(1_000)
  expect(await cellsOf(table, 'Hội thoại đóng')).toEqual(expect.arrayContaining([maskedText(closed)]))
  expect(await cellsOf(table, 'Phát ra')).toEqual(expect.arrayContaining([maskedText(issued)]))
  expect(await cellsOf(table, 'Thu về')).toEqual(
    expect.arrayContaining([maskedText(returned), shareText(returned, issued)]),
  )
  expect(await cellsOf(table, 'Hợp lệ')).toEqual(
    expect.arrayContaining([maskedText(valid), shareText(valid, returned)]),
  )
})

test('the index, its interval and its basis are those of the exported file', async () => {
  const { value, low, high, valid, mean, deff } = recount(rows)
  const panel = page.getByRole('region', { name: 'Chỉ số hài lòng kênh hỗ trợ', exact: true })
  const text = (await panel.textContent()) ?? ''

  expect(deff).toBeGreaterThan(1.1)
  expect(text).toContain(percentText(value))
  expect(text).toContain(`Khoảng tin cậy 95 %: ${intervalText(low, high)}; n = ${maskedText(valid)}`)
  expect(text).toContain(`điểm trung bình ${decimalText(mean)}`)
})

test.each([
  {
    panel: 'Theo tỉnh, thành phố',
    table: 'Chỉ số theo tỉnh, thành phố',
    name: 'Hà Nội',
    column: 'province_code',
    code: '01',
  },
  { panel: 'Theo kênh', table: 'Chỉ số theo kênh', name: 'Zalo', column: 'channel', code: 'zalo' },
])('$name has the figures of its rows in the exported file', async ({ panel, table, name, column, code }) => {
  const own = recount(rows.filter((row) => row[column] === code))
  const cells = await cellsOf(await tableOf(panel, table), name)

  expect(own.valid).toBeGreaterThan(100)
  expect(cells.slice(0, 5)).toEqual([
    maskedText(own.issued),
    maskedText(own.returned),
    maskedText(own.valid),
    percentText(own.value),
    intervalText(own.low, own.high),
  ])
})

test('a factor has the figures of the exported file', async () => {
  const { problems, problemRate, penalty = null, asked, answers, value, low, high } = recountFactor(rows, 'F2')
  const cells = await cellsOf(await tableOf('Năm yếu tố: nơi cần cải thiện', 'Năm yếu tố'), /^F2 – /)

  expect(problems).toBeGreaterThan(30)
  expect(cells).toEqual([
    maskedText(problems),
    percentText(problemRate),
    decimalText(penalty),
    maskedText(asked),
    maskedText(answers),
    percentText(value),
    intervalText(low, high),
  ])
})

test.each(['bao-cao', 'xu-huong'])(
  'on the page %s every number of a chart stands in the table of its panel',
  async (tab) => {
    await show(`tab=${tab}&layers=limits,ewma,cusum&${FILTER}`)
    const panels = page.locator('section.panel:has([role="img"])')
    const count = await panels.count()

    expect(count).toBeGreaterThan(tab === 'bao-cao' ? 7 : 2)
    for (let index = 0; index < count; index += 1) {
      const panel = panels.nth(index)
      const table = new Set(numbersOf(await cellTexts(panel)))
      for (const chart of await panel.getByRole('img').all()) {
        const words = (await chart.getAttribute('aria-label')) ?? ''
        const missing = numbersOf(words).filter((number) => !table.has(number))
        expect(missing, `${await panel.getByRole('heading').first().textContent()}: ${words}`).toEqual([])
      }
    }
  },
)

test('a square of the map says what the row of its province says', async () => {
  await show(FILTER)
  const hanoi = page.getByRole('link', { name: /^Hà Nội: / })
  const own = recount(rows.filter((row) => row['province_code'] === '01'))

  expect(await hanoi.getAttribute('aria-label')).toBe(
    `Hà Nội: ${percentText(own.value)} (khoảng tin cậy 95 % ${intervalText(own.low, own.high)}, n = ${maskedText(own.valid)})`,
  )
})

test('few ratings and none are said in words, without a figure', async () => {
  await show('from=2026-10&to=2026-10&province=96&channel=email')
  const index = page.getByRole('region', { name: 'Chỉ số hài lòng kênh hỗ trợ', exact: true })
  await index
    .getByText(/chưa đủ mẫu/)
    .first()
    .waitFor()
  expect(await index.locator('.big').textContent()).not.toMatch(/%/)
  expect(await page.locator('.value-dot').count()).toBe(0)

  await show('from=2025-01&to=2025-01')
  await page.getByRole('heading', { name: /Chưa có hội thoại nào kết thúc/ }).waitFor()
  await show('tab=xu-huong&from=2026-10&to=2026-10&province=96&channel=email')
  await page.getByText(/^Chưa mốc nào đủ mẫu/).waitFor()
  await show('tab=xu-huong&from=2025-01&to=2025-01')
  await page.getByRole('heading', { name: /Chưa có phiếu hợp lệ/ }).waitFor()
})

async function fill(): Promise<void> {
  const url = await runningEmbeddedUrl(house.env['DATA_DIR'] ?? '')
  const opened = await openStores(url ?? '')
  await fillRatings(opened.database.pool, { rows: 9_000, from: '2026-09-01', to: '2026-10-31' })
  await opened.stores.surveyFigures.refresh()
  await opened.close()
}

async function signIn(): Promise<Page> {
  const context = await house.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  const opened = await context.newPage()
  await opened.goto(`${house.server.url}/analytics`)
  await opened.getByLabel('Tên đăng nhập').fill(ACCOUNT.username)
  await opened.getByLabel('Mật khẩu').fill(ACCOUNT.password)
  await opened.getByRole('button', { name: 'Đăng nhập' }).click()
  await opened.getByRole('heading', { name: 'Chỉ số hài lòng kênh hỗ trợ', level: 1 }).waitFor()
  return opened
}

/** As an analyst does it: the same filter, a reason, the file. */
async function exportThroughPage(): Promise<string> {
  await show(`tab=xuat-du-lieu&${FILTER}`)
  const form = page.getByRole('region', { name: 'Xuất mới' })
  await form.getByRole('button', { name: /Dạng tệp/ }).click()
  await page.getByRole('option', { name: 'CSV (.csv)' }).click()
  await form.getByLabel('Lý do').fill('Đối chiếu số trên trang với tệp')
  await form.getByRole('button', { name: 'Xuất dữ liệu' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải về' }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

async function show(query: string): Promise<void> {
  await page.goto(`${house.server.url}/analytics?${query}`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page
    .getByText(/^Đang (?:tải|mở)/)
    .first()
    .waitFor({ state: 'hidden' })
}

async function tableOf(panel: string, table: string): Promise<Locator> {
  const region = page.getByRole('region', { name: panel, exact: true })
  const button = region.getByRole('button', { name: /^Bảng số liệu/ })
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  return region.getByRole('region', { name: table, exact: true })
}

/** Of the row that this head names; without the head. */
async function cellsOf(table: Locator, head: string | RegExp): Promise<readonly string[]> {
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: head, exact: true }) })
  return (await row.getByRole('cell').allTextContents()).map((text) => text.trim())
}

async function cellTexts(panel: Locator): Promise<readonly string[]> {
  return panel.locator('.panel-table').locator('th, td').allTextContents()
}

/** Numbers as they are written; cells one by one, because beside each other they would run together. */
function numbersOf(...texts: readonly (string | readonly string[])[]): string[] {
  return texts.flat().flatMap((text) => text.match(/\d+(?:[.,/]\d+)*/g) ?? [])
}
