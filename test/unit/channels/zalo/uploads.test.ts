import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHttp } from '../../../../channels/kit/http.ts'
import { createZaloApi } from '../../../../channels/zalo/api.ts'
import { createTokenSource } from '../../../../channels/zalo/token-refresh.ts'
import { createZaloUploads, type UploadFile, type ZaloUploads } from '../../../../channels/zalo/uploads.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { startZaloPlatform, type ZaloPlatform } from '../../../support/zalo-platform.ts'

const DAY_MS = 86_400_000
const { signal } = new AbortController()
let platform: ZaloPlatform
let uploads: ZaloUploads

beforeEach(async () => {
  platform = await startZaloPlatform({ appId: '1', oaId: '2', oaSecret: 'oa', appSecret: 'app', retries: false })
  const config = { appId: '1', appSecret: 'app', ...platform.tokens.pair }
  const clock = { now: () => new Date(platform.clock.now()) }
  const http = createHttp({ baseUrl: platform.apiBase })
  const api = createZaloApi({
    config,
    clock,
    http,
    tokens: createTokenSource({ config, clock, http, vault: createMemoryVault() }),
  })
  uploads = createZaloUploads({ api, clock })
})
afterEach(() => platform.stop())

function file(name: string, size = 100): UploadFile {
  return { name, bytes: new Uint8Array(size) }
}

test.each([
  ['mau-01.pdf', { type: 'file', payload: { token: 'up1' } }],
  ['MAU-01.DOCX', { type: 'file', payload: { token: 'up1' } }],
  [
    'so-do.png',
    {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: 'up1' }] },
    },
  ],
])('%s is uploaded and comes back as an attachment', async (name, attachment) => {
  expect(await uploads.upload(file(name), signal)).toMatchObject({ kind: 'uploaded', attachment })
})

test('the same file is uploaded once, and again before its id ends or after Zalo has dropped it', async () => {
  await uploads.upload(file('a.pdf'), signal)
  await uploads.upload(file('a.pdf'), signal)
  const once = platform.rules.uploads.size
  platform.clock.advance(6 * DAY_MS)
  await uploads.upload(file('a.pdf'), signal)
  const renewed = platform.rules.uploads.size
  uploads.forget(file('a.pdf'))
  await uploads.upload(file('a.pdf'), signal)

  expect([once, renewed, platform.rules.uploads.size]).toEqual([1, 2, 3])
})

test.each([
  ['a program', file('a.exe')],
  ['a picture of 2 MB', file('a.png', 2_097_152)],
  ['a document of 6 MB', file('a.pdf', 6_291_456)],
])('%s is refused before it is sent', async (_, one) => {
  expect(await uploads.upload(one, signal)).toMatchObject({ kind: 'refused' })
  expect(platform.rules.uploads.size).toBe(0)
})

test('an ended token is renewed, and the whole file sent again', async () => {
  await uploads.upload(file('a.pdf'), signal)
  platform.tokens.expire()

  expect(await uploads.upload(file('b.pdf', 300_000), signal)).toMatchObject({ kind: 'uploaded' })
})
