import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ansinh } from '../support/command.ts'
import { openHouse, type House } from '../support/e2e-house.ts'

let house: House
const password = 'Mat-khau-du-dai-2026'

beforeAll(async () => {
  house = await openHouse()
  await createStaff('phantich', 'analyst')
  await createStaff('giamsat', 'supervisor')
})
afterAll(() => house.close())

const parts = ['Báo cáo', 'Xu hướng', 'Kênh', 'Kiểm tra lại', 'Góp ý', 'Chốt tháng', 'Xuất dữ liệu'] as const
const sizes = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1280, height: 800 },
]

test.each(sizes)('each part opens, fits a $name and has no violation of WCAG 2.2 AA', async ({ width, height }) => {
  const page = await signIn('phantich', { width, height })
  for (const part of parts) {
    await page.getByRole('link', { name: part, exact: true }).click()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await settled(page)

    expect(await violations(page), part).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), part).toBeLessThanOrEqual(0)
  }
})

test('the address holds part and filter; the back button and a shared link bring them back', async () => {
  const page = await signIn('phantich')
  await page.getByRole('button', { name: /^Bộ lọc/ }).click()
  await page.getByRole('button', { name: /^Bên phục vụ/ }).click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  const chip = page.getByRole('button', { name: /^Bỏ lọc Bên phục vụ/ })
  await chip.waitFor()
  const filtered = page.url()
  await page.getByRole('link', { name: 'Xu hướng', exact: true }).click()
  await page.getByRole('radio', { name: 'Tháng', exact: true }).waitFor()
  expect(page.url()).toContain('tab=xu-huong')

  await page.goBack()
  await chip.waitFor()
  expect(page.url()).toBe(filtered)

  const other = await page.context().newPage()
  await other.goto(filtered)
  await other.getByRole('button', { name: /^Bỏ lọc Bên phục vụ/ }).waitFor()
})

test('without ratings the report says so, and the yearly survey stays a panel of its own', async () => {
  const page = await signIn('phantich')
  await page.getByRole('heading', { name: /Chưa có hội thoại nào kết thúc/ }).waitFor()
  const yearly = page.getByRole('region', { name: /khảo sát hài lòng hằng năm/ })
  await yearly.getByRole('cell', { name: /89,50/ }).first().waitFor()

  expect(await yearly.textContent()).toContain('không so sánh và không nối')
})

test('an export without a reason is refused before anything is asked for', async () => {
  const page = await signIn('phantich')
  await page.getByRole('link', { name: 'Xuất dữ liệu', exact: true }).click()
  const form = page.getByRole('region', { name: 'Xuất mới' })
  await form.getByLabel('Lý do').fill('thử')
  await form.getByRole('button', { name: 'Xuất dữ liệu' }).click()

  await form
    .getByRole('alert')
    .getByText(/ít nhất 10 ký tự/)
    .waitFor()
})

test('a supervisor sees figures, and no comments, months to freeze or exports', async () => {
  const page = await signIn('giamsat')
  for (const part of ['Góp ý', 'Chốt tháng', 'Xuất dữ liệu']) {
    await page.getByRole('link', { name: part, exact: true }).click()
    await page.getByRole('heading', { name: /^Tài khoản này không có quyền/ }).waitFor()
  }
  await page.getByRole('link', { name: 'Kiểm tra lại', exact: true }).click()

  await page.getByRole('heading', { name: 'Kiểm tra lại phiếu đánh giá' }).waitFor()
})

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await page
    .getByText(/^Đang (?:tải|mở)/)
    .first()
    .waitFor({ state: 'hidden' })
}

async function createStaff(username: string, role: 'analyst' | 'supervisor'): Promise<void> {
  const args = ['staff', 'create', '--username', username, '--name', 'Người dùng thử', '--role', role]
  await ansinh([...args, '--password-stdin'], { env: house.env, stdin: password })
}

async function signIn(username: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await (await house.browser.newContext({ viewport, locale: 'vi-VN' })).newPage()
  await page.goto(`${house.server.url}/analytics`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Chỉ số hài lòng kênh hỗ trợ', level: 1 }).waitFor()
  return page
}

async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)
}
