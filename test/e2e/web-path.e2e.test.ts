import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAtDesk, replyAtDesk, signInAtDesk, takeFirst } from '../support/desk-page.ts'
import { openHouse, type House } from '../support/e2e-house.ts'
import { readCsv } from '../support/read-csv.ts'

let house: House

beforeAll(async () => {
  // A Wednesday morning: the desk is open.
  house = await openHouse({ CLOCK: '2026-11-25T09:00:00+07:00' })
})
afterAll(() => house.close())

test('a citizen asks in the widget, meets an officer, rates, and the export holds exactly that rating', async () => {
  const { server, browser } = house
  const officer = await house.officer('canbo1', 'Cán bộ trực')
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN', hasTouch: true })
  const citizen = await phone.newPage()
  const problems: string[] = []
  citizen.on('pageerror', (error) => problems.push(error.message))
  citizen.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())))

  // The question and its answer with the article of law.
  await citizen.goto(`${server.url}/demo`)
  await citizen.getByRole('button', { name: /Hỏi BHXH/ }).click()
  const box = citizen.getByRole('textbox', { name: 'Câu hỏi của bạn' })
  await box.fill('đóng bhxh bao nhiêu năm thì có lương hưu')
  await box.press('Enter')
  const log = citizen.getByRole('log')
  await log.getByText(/đã đóng BHXH từ 15 năm trở lên/).waitFor()
  await log
    .getByText(/Điều 64.* Luật Bảo hiểm xã hội \(41\/2024\/QH15\)/)
    .first()
    .waitFor()

  // To a person, who answers from a second browser.
  await box.fill('gặp nhân viên')
  await box.press('Enter')
  await log.getByText(/Tôi đã chuyển cho nhân viên/).waitFor()
  const desk = await signInAtDesk(browser, server.url, officer)
  await takeFirst(desk)
  await log.getByText(/Cán bộ trực đã vào cuộc trò chuyện/).waitFor()
  await desk.getByText('đóng bhxh bao nhiêu năm thì có lương hưu').first().waitFor()
  await replyAtDesk(desk, 'Chào anh/chị, tôi kiểm tra giúp mình nhé.')
  await log.getByText('Chào anh/chị, tôi kiểm tra giúp mình nhé.').waitFor()
  await box.fill('dạ cảm ơn cán bộ')
  await box.press('Enter')
  await desk.getByText('dạ cảm ơn cán bộ').first().waitFor()

  // The officer closes; the rating goes out and is answered.
  await closeAtDesk(desk)
  await log.getByText('Anh/chị hài lòng thế nào với lần hỗ trợ này?').waitFor()
  await citizen.waitForTimeout(1_200)
  await log
    .getByRole('button', { name: /Hài lòng/ })
    .filter({ hasText: /^4/ })
    .click()
  await log.getByText(/Anh\/chị hài lòng thế nào với (?!lần)/).waitFor()
  await log.getByRole('button', { name: 'Rất hài lòng', exact: true }).click()
  await log.getByText(/Góp ý thêm/).waitFor()
  await box.fill('Trả lời nhanh, dễ hiểu')
  await box.press('Enter')
  await log.getByText(/Tôi đã ghi lại góp ý/).waitFor()

  const rows = readCsv(await house.exportCsv())
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    stage: 'valid',
    q1_overall: '4',
    q1_top2: '1',
    q2_factor: 'NA',
    q2_polarity: '',
    q2r_factor_asked: expect.stringMatching(/^F[1-5]$/),
    q2r_score: '5',
    q3_has_comment: '1',
    channel: 'portal',
    served_by: 'bot_then_human',
    intent_code: 'pension.eligibility',
    intent_group: 'che_do',
    resolved: 'handed_over',
    survey_code: 'CHAT-2026-11',
  })
  expect(problems).toEqual([])
})

test('the widget resumes after a reload: nothing is lost and nothing is shown twice', async () => {
  const context = await house.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' })
  const page = await context.newPage()
  await page.goto(`${house.server.url}/demo`)
  await page.getByRole('button', { name: /Hỏi BHXH/ }).click()
  const box = page.getByRole('textbox', { name: 'Câu hỏi của bạn' })
  await box.fill('mua bhyt hộ gia đình ở đâu')
  await box.press('Enter')
  await page
    .getByRole('log')
    .getByText(/Căn cứ/)
    .first()
    .waitFor()

  await page.reload()
  await page.getByRole('button', { name: /Hỏi BHXH/ }).click()
  await page.getByRole('log').getByText('mua bhyt hộ gia đình ở đâu').waitFor()

  expect(await page.getByRole('log').getByText('mua bhyt hộ gia đình ở đâu').count()).toBe(1)
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(stored).not.toContain('hộ gia đình')
})
