import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAtDesk } from '../support/desk-page.ts'
import { openHouse, type House } from '../support/e2e-house.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const sizes = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1280, height: 800 },
]

test.each(sizes)('the open widget has no violation of WCAG 2.2 AA on a $name', async (size) => {
  const page = await open(house.browser, size, '/demo')
  await page.getByRole('button', { name: /Hỏi BHXH/ }).click()
  const box = page.getByRole('textbox', { name: 'Câu hỏi của bạn' })
  await box.fill('nghỉ hưu năm bao nhiêu tuổi')
  await box.press('Enter')
  await page
    .getByRole('log')
    .getByText(/Căn cứ/)
    .first()
    .waitFor()

  expect(await violations(page)).toEqual([])
})

test.each(sizes)('sign-in and desk have no violation on a $name', async (size) => {
  const signIn = await open(house.browser, size, '/staff')
  await signIn.getByRole('button', { name: 'Đăng nhập' }).waitFor()
  expect(await violations(signIn)).toEqual([])

  const officer = await house.officer(`canbo-${size.name}`, 'Cán bộ trực')
  const desk = await signInAtDesk(house.browser, house.server.url, officer)
  await desk.setViewportSize(size)
  expect(await violations(desk)).toEqual([])
})

test('the analysts’ page has no violation', async () => {
  const page = await open(house.browser, { width: 1280, height: 800 }, '/analytics')
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor()

  expect(await violations(page)).toEqual([])
})

async function open(browser: Browser, viewport: { width: number; height: number }, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(`${house.server.url}${path}`)
  return page
}

async function violations(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)
}
