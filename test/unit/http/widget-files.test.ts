import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { widgetFiles } from '../../../src/http/widget-files.ts'
import { listen, type RunningApp } from '../../support/console-server.ts'

const loader = 'console.log("nút hỏi")'
const chat = 'export const createWidget = () => "khung chat"'
let app: RunningApp
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ansinh-widget-'))
  mkdirSync(join(folder, 'widget'))
  const files = { 'widget.js': loader, 'widget/chat-window-Ab_c-12z.js': chat }
  for (const [name, code] of Object.entries(files)) {
    writeFileSync(join(folder, name), code)
    writeFileSync(join(folder, `${name}.gz`), gzipSync(code))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(code))
  }
  writeFileSync(join(folder, 'widget/plain-Ab_c-12z.js'), chat)
  app = await listen((express) => void express.use(widgetFiles(folder)))
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, coding = 'identity'): Promise<Response> =>
  fetch(`${app.url}${path}`, { headers: { 'accept-encoding': coding } })

test.each([
  ['identity', null],
  ['gzip, deflate', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
])('for a browser that takes %j the script comes as %j', async (accepted, coding) => {
  const response = await get('/widget.js', accepted)

  expect(response.headers.get('content-encoding')).toBe(coding)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('vary')).toContain('Accept-Encoding')
  expect(await response.text()).toBe(loader)
})

test('any page may load both kinds of script', async () => {
  for (const path of ['/widget.js', '/widget/chat-window-Ab_c-12z.js']) {
    const { headers } = await get(path)

    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('access-control-allow-origin')).toBe('*')
  }
})

test('what is named by its hash is kept for ever, the loader is asked for again', async () => {
  const named = await get('/widget/chat-window-Ab_c-12z.js')
  const loaded = await get('/widget.js')
  const again = await fetch(`${app.url}/widget.js`, {
    // Else Node's fetch asks for a fresh copy.
    headers: {
      'accept-encoding': 'identity',
      'cache-control': 'max-age=0',
      'if-none-match': loaded.headers.get('etag') ?? '',
    },
  })

  expect(named.headers.get('cache-control')).toContain('immutable')
  expect(loaded.headers.get('cache-control') ?? '').not.toContain('max-age')
  expect(again.status).toBe(304)
})

test('a script that was not compressed comes as it is', async () => {
  const response = await get('/widget/plain-Ab_c-12z.js', 'br, gzip')

  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await response.text()).toBe(chat)
})

test.each([
  '/widget/chat-window-Zzzzzzzz.js',
  '/widget/chat-window-Ab_c-12z.js.gz',
  '/widget/..%2fwidget.js',
  '/widget/',
])('there is no %s, and nothing of it is kept', async (path) => {
  const response = await get(path)

  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBeNull()
})
