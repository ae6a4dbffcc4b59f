import { afterAll, beforeAll, expect, test } from 'vitest'
import { startZaloApp, type ZaloApp } from '../support/zalo-app.ts'

let house: ZaloApp

beforeAll(async () => {
  house = await startZaloApp()
})
afterAll(() => house.close())

test.each(['/api/web/messages', '/api/web/session', '/api/web/events'])(
  'a browser on another office’s page may call %s',
  async (path) => {
    const response = await fetch(`${house.app.url}${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://bhxh.example', 'access-control-request-method': 'POST' },
    })

    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  },
)

test('errors too can be read by the page', async () => {
  const response = await fetch(`${house.app.url}/api/web/messages`, { method: 'POST', body: '{}' })

  expect(response.status).toBe(401)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('the officers’ and the platforms’ addresses stay closed to other pages', async () => {
  const staff = await fetch(`${house.app.url}/api/staff/me`, { headers: { origin: 'https://bhxh.example' } })
  const zalo = await fetch(house.zalo.webhook.url, { method: 'OPTIONS' })

  expect(staff.headers.get('access-control-allow-origin')).toBeNull()
  expect(zalo.headers.get('access-control-allow-origin')).toBeNull()
})

test('the widget’s script may be loaded from another page', async () => {
  const response = await fetch(`${house.app.url}/widget.js`)

  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})
