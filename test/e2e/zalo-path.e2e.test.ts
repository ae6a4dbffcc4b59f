import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAtDesk, replyAtDesk, signInAtDesk, takeFirst } from '../support/desk-page.ts'
import { openHouse, type House } from '../support/e2e-house.ts'
import { readCsv } from '../support/read-csv.ts'
import { startZaloPlatform, type ZaloPlatform } from '../support/zalo-platform.ts'
import { signedHeaders } from '../support/zalo/webhook-sender.ts'
import { zaloKeys, zaloSettings } from '../support/zalo-settings.ts'

let house: House
let zalo: ZaloPlatform
const user = '8400000000000000042'

beforeAll(async () => {
  zalo = await startZaloPlatform({ ...zaloKeys, echo: true, receipts: true })
  house = await openHouse({ CLOCK: '2026-11-25T09:00:00+07:00', ...zaloSettings(zalo) })
  zalo.webhook.url = `${house.server.url}/webhooks/zalo`
})
afterAll(async () => {
  await house.close()
  await zalo.stop()
})

test('Zalo saves the webhook: its unsigned {} is answered 200', async () => {
  expect(await zalo.webhook.saveUrl()).toMatchObject({ ok: true, status: 200 })
})

test('a forged signature is refused with 401, nothing is stored, nothing is echoed', async () => {
  const secretWords = 'nội dung không được lặp lại'
  const body = JSON.stringify({
    app_id: zaloKeys.appId,
    event_name: 'user_send_text',
    timestamp: '1768467600123',
    sender: { id: '8400000000000000666' },
    recipient: { id: zaloKeys.oaId },
    message: { msg_id: 'forged', text: secretWords },
  })
  const headers = signedHeaders({ ...zaloKeys, oaSecret: 'another secret' }, body, '1768467600123')

  const response = await fetch(zalo.webhook.url, { method: 'POST', body, headers })

  expect(response.status).toBe(401)
  const answer = await response.text()
  expect(answer).not.toContain(secretWords)
  expect(answer).not.toContain('forged')
  await pause(700)
  expect(zalo.received('8400000000000000666')).toEqual([])
})

test('a citizen asks on Zalo, meets an officer, rates, and the export holds exactly that rating', async () => {
  const officer = await house.officer('canbo2', 'Cán bộ Zalo')

  await zalo.sendText(user, 'dong bhxh may nam thi co luong huu vay')
  await shows(/đã đóng BHXH từ 15 năm trở lên/)
  expect(zalo.received(user).at(-1)?.text).toMatch(/Điều 64.* Luật Bảo hiểm xã hội \(41\/2024\/QH15\)/)

  await zalo.sendText(user, 'cho gặp nhân viên')
  await shows(/Tôi đã chuyển cho nhân viên/)
  const desk = await signInAtDesk(house.browser, house.server.url, officer)
  await takeFirst(desk)
  await shows(/Cán bộ Zalo đã vào cuộc trò chuyện/)
  await replyAtDesk(desk, 'Tôi nghe đây ạ.')
  await shows(/Cán bộ Zalo.*Tôi nghe đây ạ\./)
  await zalo.sendText(user, 'em hỏi vậy thôi ạ')
  await desk.getByText('em hỏi vậy thôi ạ').first().waitFor()
  await closeAtDesk(desk)

  await shows(/Anh\/chị hài lòng thế nào với lần hỗ trợ này\?/)
  await pause(1_200)
  await zalo.tap(user, 'Không hài lòng')
  await shows(/Anh\/chị hài lòng thế nào với (?!lần)/)
  await zalo.tap(user, 'Hài lòng')
  await shows(/Điều gì cần cải thiện nhất\?/)
  await zalo.tap(user, 'Dễ tìm, dễ vào, không phải chờ')
  await shows(/Góp ý thêm/)
  await zalo.sendText(user, 'chờ lâu quá')
  await shows(/Tôi đã ghi lại góp ý/)

  const rows = readCsv(await house.exportCsv())
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    stage: 'valid',
    q1_overall: '2',
    q1_top2: '0',
    q2_factor: 'F1',
    q2_polarity: 'problem',
    q3_has_comment: '1',
    channel: 'zalo',
    served_by: 'bot_then_human',
    intent_code: 'pension.eligibility',
  })
})

async function shows(text: RegExp): Promise<void> {
  await expect.poll(() => zalo.received(user).at(-1)?.text, { timeout: 15_000 }).toMatch(text)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
