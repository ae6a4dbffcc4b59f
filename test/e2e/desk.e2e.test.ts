import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAtDesk } from '../support/desk-page.ts'
import { openHouse, type House } from '../support/e2e-house.ts'

let house: House

beforeAll(async () => {
  // A Wednesday morning: the desk is open.
  house = await openHouse({ CLOCK: '2026-11-25T09:00:00+07:00' })
})
afterAll(() => house.close())

test('an officer works by keyboard alone: takes the next one, writes, looks up the keys, and leaves', async () => {
  await ask('gặp nhân viên')
  const desk = await signInAtDesk(house.browser, house.server.url, await house.officer('banphim', 'Cán bộ bàn phím'))
  const problems = problemsOf(desk)
  await desk.getByRole('navigation', { name: 'Danh sách hỗ trợ' }).getByRole('link').first().waitFor()

  await desk.keyboard.press('n')
  const box = desk.locator('#composer')
  await box.waitFor()
  await expect.poll(() => focusedId(desk)).toBe('composer')
  await desk.keyboard.type('Chào anh/chị, n là một chữ cái ở đây.')
  await desk.keyboard.press('Alt+i')
  await desk.keyboard.type('Ghi chú nội bộ')
  await desk.keyboard.press('Control+Enter')
  await desk.getByRole('log').getByText('Ghi chú nội bộ', { exact: true }).waitFor()
  await desk.keyboard.press('Alt+r')
  const draft = await box.inputValue()
  await desk.reload()
  await box.waitFor()
  const draftAfterReload = await box.inputValue()
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('?')
  const help = desk.getByRole('dialog', { name: 'Phím tắt' })
  await help.waitFor()
  const helpViolations = await violationsOf(desk)
  await desk.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  await desk.keyboard.press('e')
  await desk.getByRole('dialog', { name: 'Kết thúc hỗ trợ?' }).waitFor()
  await desk.keyboard.press('Escape')
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  const conversationViolations = await violationsOf(desk)
  await desk.keyboard.press('Escape')
  await desk.getByRole('heading', { name: /Không có ai đang chờ|người đang chờ/ }).waitFor()

  expect(draft).toBe('Chào anh/chị, n là một chữ cái ở đây.')
  expect(draftAfterReload).toBe(draft)
  expect([...helpViolations, ...conversationViolations]).toEqual([])
  expect(problems).toEqual([])
})

test('with two hundred open, a key in the composer and news without change draw nothing in the list', async () => {
  const desk = await signInAtDesk(house.browser, house.server.url, await house.officer('haitram', 'Cán bộ hai trăm'))
  const problems = problemsOf(desk)
  await ask('gặp nhân viên')
  await desk.getByRole('button', { name: /Nhận cuộc tiếp theo/ }).click()
  await desk.locator('#composer').waitFor()
  await desk.route('**/api/staff/handoffs', async (route) => {
    const response = await route.fetch()
    const { handoffs }: { handoffs: readonly { id: string }[] } = await response.json()
    const copies = Array.from({ length: 200 }, (_, index) => ({ ...handoffs[0], id: `h_copy${index}` }))
    await route.fulfill({ response, json: { handoffs: [...handoffs, ...copies] } })
  })
  await ask('cho tôi gặp cán bộ')
  const list = desk.getByRole('navigation', { name: 'Danh sách hỗ trợ' })
  await expect.poll(() => list.getByRole('link').count(), { timeout: 20_000 }).toBeGreaterThan(200)
  await desk.evaluate(() => {
    const seen = { changes: 0 }
    Object.assign(window, { seen })
    // The clock of the waiting times is the list's own business.
    const count = (records: MutationRecord[]): void => {
      seen.changes += records.filter(({ type }) => type === 'childList').length
    }
    const target = document.querySelector('.queue-list')
    if (target !== null) new MutationObserver(count).observe(target, { subtree: true, childList: true })
  })

  await desk.locator('#composer').focus()
  await desk.keyboard.type('Tôi đang kiểm tra giúp anh/chị.', { delay: 20 })

  expect(await desk.locator('#composer').inputValue()).toBe('Tôi đang kiểm tra giúp anh/chị.')
  expect(await desk.evaluate('window.seen.changes')).toBe(0)
  expect(problems).toEqual([])
})

test('a lost connection is told without losing what is typed, and the desk resumes by itself', async () => {
  const desk = await signInAtDesk(house.browser, house.server.url, await house.officer('matmang', 'Cán bộ mất mạng'))
  await ask('gặp nhân viên')
  await desk.getByRole('button', { name: /Nhận cuộc tiếp theo/ }).click()
  await desk.locator('#composer').fill('Đang soạn dở')
  await desk.route('**/api/staff/events', (route) => route.abort())
  await desk.reload()
  const box = desk.locator('#composer')
  await box.waitFor()
  const before = await box.boundingBox()

  await desk.getByText(/Mất kết nối với máy chủ/).waitFor()
  await box.press('End')
  await desk.keyboard.type(', vẫn gõ được')
  const during = await box.boundingBox()
  await desk.unroute('**/api/staff/events')
  await desk.getByText(/Đã nối lại/).waitFor()

  expect(await box.inputValue()).toBe('Đang soạn dở, vẫn gõ được')
  expect(during).toEqual(before)
})

async function ask(text: string): Promise<void> {
  const context = await house.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })
  const citizen = await context.newPage()
  await citizen.goto(`${house.server.url}/demo`)
  await citizen.getByRole('button', { name: /Hỏi BHXH/ }).click()
  const box = citizen.getByRole('textbox', { name: 'Câu hỏi của bạn' })
  await box.fill(text)
  await box.press('Enter')
  await citizen
    .getByRole('log')
    .getByText(/chuyển cho nhân viên/)
    .waitFor()
}

function problemsOf(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // A part of the API that this server does not have; the desk hides what needs it.
    const isMissing = message.text().includes('status of 404')
    if (message.type() === 'error' && !isMissing) problems.push(message.text())
  })
  return problems
}

function focusedId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.id)
}

async function violationsOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)
}
