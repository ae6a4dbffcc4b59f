import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { Secret, TOTP } from 'otpauth'
import { ansinh } from '../support/command.ts'
import { openHouse, type House } from '../support/e2e-house.ts'

let house: House
const password = 'Mat-khau-du-dai-2026'

beforeAll(async () => {
  house = await openHouse()
  const args = ['staff', 'create', '--username', 'phantich', '--name', 'Chuyên viên', '--role', 'analyst']
  await ansinh([...args, '--password-stdin'], { env: house.env, stdin: password })
})
afterAll(() => house.close())

test('an analyst with a second step gives a code after the password', async () => {
  const [recoveryCode = ''] = await turnOnCodes()
  const page = await signIn('phantich', password)
  const box = page.getByLabel('Mã xác thực')
  await box.fill('000000')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page
    .getByRole('alert')
    .getByText(/Mã chưa đúng/)
    .waitFor()

  await box.fill(recoveryCode)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()

  await page.getByRole('heading', { name: 'Chỉ số hài lòng kênh hỗ trợ' }).waitFor()
})

test('whoever comes with a given password is sent to the desk to change it first', async () => {
  const given = await createPerson()
  const page = await signIn('nguoimoi', given)

  const link = page.getByRole('link', { name: 'Đổi mật khẩu' })
  await link.waitFor()

  expect(await link.getAttribute('href')).toBe('/staff/')
})

async function signIn(username: string, secret: string): Promise<Page> {
  const page = await (await house.browser.newContext({ locale: 'vi-VN' })).newPage()
  await page.goto(`${house.server.url}/analytics`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(secret)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  return page
}

/** By the API, as the account page does it. Resolves with the recovery codes. */
async function turnOnCodes(): Promise<readonly string[]> {
  const { headers } = await sessionOf('phantich')
  const url = `${house.server.url}/api/staff/me/totp`
  const proposed: { secret: string } = await (await fetch(url, { method: 'POST', headers })).json()
  const code = new TOTP({ secret: Secret.fromBase32(proposed.secret) }).generate()
  const body = JSON.stringify({ code })
  const confirmed: { recoveryCodes: readonly string[] } = await (
    await fetch(`${url}/confirm`, { method: 'POST', headers, body })
  ).json()
  return confirmed.recoveryCodes
}

/** An admin makes the account. Resolves with the password that it got. */
async function createPerson(): Promise<string> {
  const args = ['staff', 'create', '--username', 'quanly', '--name', 'Quản lý', '--role', 'admin', '--password-stdin']
  await ansinh(args, { env: house.env, stdin: password })
  const { headers } = await sessionOf('quanly')
  const person = { username: 'nguoimoi', displayName: 'Người mới', role: 'analyst' }
  const body = JSON.stringify({ ...person, queues: [], provinces: [], languages: [] })
  const made: { password: string } = await (
    await fetch(`${house.server.url}/api/staff/people`, { method: 'POST', headers, body })
  ).json()
  return made.password
}

async function sessionOf(username: string): Promise<{ readonly headers: Readonly<Record<string, string>> }> {
  const response = await fetch(`${house.server.url}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const { csrf }: { csrf: string } = await response.json()
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' } }
}
