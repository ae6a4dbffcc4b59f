import type { Browser, Page } from 'playwright-core'

export interface Officer {
  readonly username: string
  readonly password: string
}

/** An officer signs in on a desktop-sized window of their own. */
export async function signInAtDesk(
  browser: Browser,
  url: string,
  { username, password }: Officer,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  const page = await context.newPage()
  await prepare(page)
  await page.goto(`${url}/staff`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).waitFor()
  return page
}

/** Takes the first waiting handoff. */
export async function takeFirst(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
}

/** The handoff that has just come: earlier tests may have left others. */
export async function takeLast(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).getByRole('link').last().click()
  await page.getByRole('button', { name: 'Nhận hỗ trợ' }).click()
}

export async function replyAtDesk(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text)
  await page.locator('#composer').press('Enter')
}

export async function closeAtDesk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kết thúc hỗ trợ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc', exact: true }).click()
}
