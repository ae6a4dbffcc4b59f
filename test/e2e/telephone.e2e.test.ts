import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAtDesk } from '../support/desk-page.ts'
import { openHouse, type House } from '../support/e2e-house.ts'
import { readCsv } from '../support/read-csv.ts'

let house: House

beforeAll(async () => {
  // A Wednesday evening: the desk is closed.
  house = await openHouse({ CLOCK: '2026-11-25T19:00:00+07:00' })
})
afterAll(() => house.close())

test('a citizen asks in the evening to be called, an officer calls, and the citizen rates the call in the widget', async () => {
  const { server, browser } = house
  const officer = await house.officer('goilai', 'Cán bộ gọi lại')
  const citizen = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })
  await citizen.goto(`${server.url}/demo`)
  await citizen.getByRole('button', { name: /Hỏi BHXH/ }).click()
  const box = citizen.getByRole('textbox', { name: 'Câu hỏi của bạn' })
  const log = citizen.getByRole('log')
  await box.fill('gặp nhân viên')
  await box.press('Enter')
  await log.getByRole('button', { name: /Gọi lại cho tôi/ }).click()
  await log.getByRole('button', { name: /Sáng/ }).click()
  await log.getByText(/Xin anh\/chị cho số điện thoại/).waitFor()
  await box.fill('0912 345 678')
  await box.press('Enter')
  await log.getByText(/gọi số 09xx xxx 678 \(sáng\), chậm nhất lúc 12:00 thứ Năm, 26\/11/).waitFor()

  const desk = await signInAtDesk(browser, server.url, officer)
  await desk.getByRole('link', { name: /^Gọi lại/ }).click()
  const item = desk.getByRole('navigation', { name: 'Danh sách gọi lại' }).getByRole('link').first()
  await item.getByText('09xx xxx 678').waitFor()
  const listText = await desk.locator('body').innerText()
  await item.click()
  await desk.getByRole('link', { name: '0912 345 678' }).waitFor()
  const violations = await violationsOf(desk)
  await desk.getByLabel(/Ghi chú/).fill('Đã hướng dẫn hồ sơ')
  await desk.getByRole('button', { name: 'Đã gọi' }).click()

  await log.getByText(/Nhân viên đã gọi điện trao đổi/).waitFor()
  await log.getByText('Anh/chị hài lòng thế nào với lần hỗ trợ này?').waitFor()
  expect(listText).not.toContain('0912')
  expect(violations).toEqual([])
})

test('a call that an officer entered is rated by what a colleague hears, and the export can tell', async () => {
  const { server, browser } = house
  const [first, second] = [
    await house.officer('nghemay', 'Cán bộ nghe máy'),
    await house.officer('hoidanhgia', 'Cán bộ hỏi đánh giá'),
  ]
  const taking = await signInAtDesk(browser, server.url, first)
  await taking.getByRole('link', { name: 'Ghi cuộc gọi' }).click()
  await taking.getByLabel('Chủ đề').fill('Tuổi nghỉ hưu')
  await taking.getByLabel('Công dân hỏi gì').fill('Hỏi tuổi nghỉ hưu, số 0987 654 321')
  await taking.getByLabel('Đã trả lời thế nào').fill('Trả lời theo Điều 169 Bộ luật Lao động')
  await taking.getByRole('radio', { name: 'Đã trả lời xong' }).check()
  await taking.getByLabel(/Số điện thoại/).fill('0987 654 321')
  const formViolations = await violationsOf(taking)
  await taking.getByRole('button', { name: 'Lưu cuộc gọi' }).click()
  await taking.getByText('Một đồng nghiệp sẽ gọi hỏi đánh giá.').waitFor()
  await taking.getByRole('link', { name: /^Gọi lại/ }).click()
  await taking.getByText('Không có phiếu nào cần hỏi.').waitFor()

  const asking = await signInAtDesk(browser, server.url, second)
  await asking.getByRole('link', { name: /^Gọi lại/ }).click()
  await asking.getByRole('link', { name: /09xx xxx 321/ }).click()
  await asking.getByRole('link', { name: '0987 654 321' }).waitFor()
  await asking.getByRole('radio', { name: 'Bình thường', exact: true }).check()
  await asking.getByRole('radio', { name: 'Hài lòng', exact: true }).last().check()
  await asking.getByRole('radio', { name: 'Hướng dẫn thủ tục rõ, đúng' }).check()
  const violations = await violationsOf(asking)
  await asking.getByRole('button', { name: 'Lưu đánh giá' }).click()
  await asking.getByText('Đã gọi.').waitFor()

  const rows = readCsv(await house.exportCsv()).filter((row) => row['channel'] === 'hotline')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    stage: 'valid',
    q1_overall: '3',
    q2_factor: 'F2',
    q2r_score: '4',
    served_by: 'human',
    intent_code: 'pension.age',
    resolved: 'answered',
  })
  expect([...formViolations, ...violations]).toEqual([])
})

async function violationsOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)
}
