import { request } from 'node:http'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWebChannel } from '../../../channels/web/index.ts'
import { issueVisitorToken } from '../../../channels/web/session.ts'
import { laneOf } from '../../../src/core/message.ts'
import { createMediaRouter } from '../../../src/http/media.ts'
import { newMediaId } from '../../../src/media/media-id.ts'
import {
  createConsoleParts,
  listen,
  mountConsole,
  movableClock,
  signIn,
  type ConsoleParts,
  type RunningApp,
} from '../../support/console-server.ts'
import { createMemoryDesk } from '../../support/memory-desk.ts'
import { createMemoryMedia, type MemoryMedia } from '../../support/memory-media.ts'
import { sampleFile } from '../../support/sample-files.ts'

const SECRET = 'a session secret of tests'
const clock = movableClock('2026-11-25T02:00:00.000Z')
const visitor = issueVisitorToken(SECRET, clock.now())
const other = issueVisitorToken(SECRET, clock.now())
const lane = laneOf({ channel: 'web', account: 'widget', user: visitor.visitor })

let media: MemoryMedia
let parts: ConsoleParts
let app: RunningApp

beforeEach(async () => {
  media = createMemoryMedia()
  parts = await createConsoleParts(clock)
  const channels = [createWebChannel({ sessionSecret: SECRET }, { wake: async () => undefined })]
  app = await listen((express) => {
    mountConsole(express, parts, (broadcast) => createMemoryDesk([], broadcast))
    express.use(createMediaRouter({ channels, auth: parts.auth, media, rates: parts.rates, clock }))
  })
})
afterEach(() => app.close())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function stored(type = 'image/jpeg', name?: string) {
  const bytes = sampleFile(type)
  const id = newMediaId()
  await media.keep({ id, lane, type, bytes, ...(name === undefined ? {} : { name }) })
  return { bytes, url: `${app.url}/media/${id}`, id }
}

function upload(body: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url}/api/web/files`, {
    method: 'POST',
    headers: { ...bearer(visitor.token), 'content-type': 'image/jpeg', 'x-file-name': 'a.jpg', ...headers },
    body: new Uint8Array(body),
  })
}

describe('GET /media/<id>', () => {
  test('the visitor who sent it gets the bytes, with headers under which nothing can run', async () => {
    const { bytes, url } = await stored('image/jpeg', 'ảnh.jpg')

    const response = await fetch(url, { headers: bearer(visitor.token) })

    const got = Buffer.from(await response.arrayBuffer())
    expect(response.status).toBe(200)
    expect(got.equals(bytes)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="_nh.jpg"; filename*=UTF-8''%E1%BA%A3nh.jpg`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'private, max-age=3600, immutable',
      'access-control-allow-origin': '*',
    })
  })

  test('a document is offered for saving, never shown as a page', async () => {
    const { url } = await stored('application/pdf')

    const response = await fetch(url, { headers: bearer(visitor.token) })

    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="tep-dinh-kem\.pdf"/)
  })

  test('an officer sees it, which leaves one trace an hour', async () => {
    const { bytes, url, id } = await stored()
    const { cookie } = await signIn(app.url, 'lan')

    const responses = [await fetch(url, { headers: { cookie } }), await fetch(url, { headers: { cookie } })]

    expect(responses.map(({ status }) => status)).toEqual([200, 200])
    expect(Buffer.from((await responses[0]?.arrayBuffer()) ?? new ArrayBuffer(0)).equals(bytes)).toBe(true)
    expect(parts.audit.entries.filter(({ action }) => action === 'media-view')).toEqual([
      expect.objectContaining({ actor: 's_lan', subject: id }),
    ])
  })

  test('nobody else sees it', async () => {
    const { url } = await stored()
    const analyst = await signIn(app.url, 'hoa')

    const statuses = await Promise.all(
      [
        fetch(url),
        fetch(url, { headers: bearer(other.token) }),
        fetch(url, { headers: bearer('v1.forged') }),
        fetch(url, { headers: { cookie: analyst.cookie } }),
        fetch(`${app.url}/media/${newMediaId()}`, { headers: bearer(visitor.token) }),
        fetch(`${app.url}/media/..%2f..%2fetc%2fpasswd`, { headers: bearer(visitor.token) }),
      ].map(async (response) => (await response).status),
    )

    expect(statuses).toEqual([401, 404, 401, 403, 404, 404])
  })

  test('a page of another office may ask first', async () => {
    const response = await fetch(`${app.url}/media/${newMediaId()}`, { method: 'OPTIONS' })

    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toContain('X-File-Name')
  })
})

describe('POST /api/web/files', () => {
  test('a file is kept under the visitor, typed by its bytes', async () => {
    const bytes = sampleFile('application/pdf', 600_000)

    const response = await upload(bytes, {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('Đơn đề nghị.pdf'),
    })

    const [file] = [...media.files.values()]
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({
      url: `/media/${file?.id}`,
      type: 'application/pdf',
      name: 'Đơn đề nghị.pdf',
      size: 600_000,
    })
    expect(file).toMatchObject({ lane, type: 'application/pdf', size: 600_000 })
    expect(Buffer.from(file?.bytes ?? []).equals(bytes)).toBe(true)
  })

  test.each([
    ['no session', 401, sampleFile('image/jpeg'), { authorization: 'Bearer none' }, undefined],
    ['a type that is not on the list', 415, sampleFile('image/jpeg'), { 'content-type': 'text/html' }, 'Content-Type'],
    ['a page called a picture', 415, Buffer.from('<script>alert(1)</script>'), {}, 'body'],
    ['an empty file', 422, Buffer.alloc(0), {}, 'body'],
    ['a name that is not encoded', 422, sampleFile('image/jpeg'), { 'x-file-name': '%E1%BA' }, 'X-File-Name'],
    ['more than 10 MB', 413, sampleFile('image/jpeg', 10 * 1024 * 1024 + 1), {}, undefined],
  ])('%s: %i', async (_what, status, body, headers, field) => {
    const response = await upload(body, headers)

    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ status, detail: expect.any(String), ...(field ? { field } : {}) })
    expect(media.files.size).toBe(0)
  })

  test('ten megabytes exactly are taken', async () => {
    expect((await upload(sampleFile('image/jpeg', 10 * 1024 * 1024))).status).toBe(201)
  })

  test('a file that grows beyond the limit without saying so is cut off', async () => {
    const sending = request(`${app.url}/api/web/files`, {
      method: 'POST',
      headers: { ...bearer(visitor.token), 'content-type': 'image/jpeg' },
    })
    sending.on('error', () => undefined)
    for (let part = 0; part < 11; part++) sending.write(sampleFile('image/jpeg', 1024 * 1024))

    const [response] = await once(sending, 'response')

    expect(response.statusCode).toBe(413)
    expect(media.files.size).toBe(0)
    sending.destroy()
  })

  test('the twenty-first file within ten minutes is refused, with the time to wait', async () => {
    const statuses: number[] = []
    for (let file = 0; file < 20; file++) statuses.push((await upload(sampleFile('image/png'))).status)

    const response = await upload(sampleFile('image/png'))

    expect(new Set(statuses)).toEqual(new Set([201]))
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
