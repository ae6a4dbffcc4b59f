import { once } from 'node:events'
import { createServer } from 'node:http'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zaloVerifierPage } from '../../../channels/zalo/verifier.ts'
import { verificationFiles } from '../../../src/http/verification-file.ts'

const page = zaloVerifierPage('AbC-d_1234567890') ?? { path: '/', html: '' }
const app = express()
app.use(verificationFiles([page]))
app.use((_req, res) => void res.status(404).send('khác'))
const server = createServer(app)
let base = ''

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => void server.close())

test('the platform finds the page under its exact name, as HTML', async () => {
  const response = await fetch(`${base}/zalo_verifierAbC-d_1234567890.html`)

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(await response.text()).toContain('content="AbC-d_1234567890"')
})

test.each(['/zalo_verifierabc-D_1234567890.html', '/zalo_verifier.html', '/', '/__proto__', '/a/zalo_verifier.html'])(
  'any other name goes on to the next route: %s',
  async (path) => {
    const response = await fetch(`${base}${path}`)

    expect([response.status, await response.text()]).toEqual([404, 'khác'])
  },
)
