import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { createHttp } from '../../../../channels/kit/http.ts'
import { startScriptedServer, type ScriptedServer } from '../../../support/scripted-server.ts'

let server: ScriptedServer

beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.stop())

const http = (timeoutMs = 2000) => createHttp({ baseUrl: `${server.base}/`, timeoutMs, headers: { 'x-own': 'yes' } })

test('a JSON answer of any status is a response', async () => {
  server.script([{ status: 418, headers: { 'Retry-After': '3' }, body: { error: -1 } }])

  const outcome = await http().post('/a', { b: 'ế' }, { headers: { access_token: 't' } })

  expect(outcome).toMatchObject({ kind: 'response', status: 418, headers: { 'retry-after': '3' }, body: { error: -1 } })
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    url: '/a',
    body: '{"b":"ế"}',
    headers: { 'x-own': 'yes', access_token: 't', 'content-type': expect.stringContaining('application/json') },
  })
})

test('form bodies and query values are encoded', async () => {
  server.script([{ status: 200, body: {} }])

  await http().post('/form', new URLSearchParams({ a: '1 2' }))
  await http().get('/list', { query: { data: '{"x":1}' } })

  expect(server.requests[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded')
  expect(server.requests[0]?.body).toBe('a=1+2')
  expect(new URL(server.requests[1]?.url ?? '', server.base).searchParams.get('data')).toBe('{"x":1}')
})

test('an answer that is no JSON stays text', async () => {
  server.script([{ status: 502, body: '<html>bad gateway</html>' }])

  expect(await http().get('/')).toMatchObject({ status: 502, body: '<html>bad gateway</html>' })
})

test('redirects are not followed', async () => {
  server.script([{ status: 302, headers: { location: `${server.base}/elsewhere` }, body: '' }])

  expect(await http().get('/')).toMatchObject({ kind: 'response', status: 302 })
  expect(server.requests).toHaveLength(1)
})

test('a proxy of the environment is not used', async () => {
  server.script([{ status: 200, body: {} }])
  vi.stubEnv('http_proxy', 'http://127.0.0.1:1')

  const outcome = await http().get('/')

  vi.unstubAllEnvs()
  expect(outcome.kind).toBe('response')
})

test('silence, a broken connection, a closed port and an abort are network errors without address', async () => {
  const controller = new AbortController()
  server.script(['hang'])
  const aborting = http().get('/secret-path', { signal: controller.signal })
  controller.abort()

  const outcomes = [
    await http(40).get('/secret-path'),
    await aborting,
    await http().get('/secret-path', { signal: AbortSignal.abort() }),
    await createHttp({ baseUrl: 'http://127.0.0.1:1' }).get('/secret-path'),
  ]
  server.script(['reset'])
  outcomes.push(await http().get('/secret-path'))

  expect(outcomes).toEqual(
    ['timeout', 'aborted', 'aborted', 'ECONNREFUSED', 'ECONNRESET'].map((why) => ({ kind: 'network-error', why })),
  )
})

test('a signal shared by many calls stops them all, without a warning of Node', async () => {
  const warnings: string[] = []
  const onWarning = (warning: Error): void => void warnings.push(warning.name)
  process.on('warning', onWarning)
  const controller = new AbortController()
  server.script(['hang'])
  const calls = Array.from({ length: 30 }, () => http().get('/', { signal: controller.signal }))
  controller.abort()

  const outcomes = await Promise.all(calls)

  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', onWarning)
  expect(new Set(outcomes.map((outcome) => outcome.kind === 'network-error' && outcome.why))).toEqual(
    new Set(['aborted']),
  )
  expect(warnings).toEqual([])
})

test('a slow trickle does not outlive the time limit', async () => {
  const trickle = createServer((_, response) => {
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(timer))
  })
  trickle.listen(0, '127.0.0.1')
  await once(trickle, 'listening')
  const address = trickle.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const outcome = await createHttp({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 80 }).get('/')

  trickle.closeAllConnections()
  trickle.close()
  expect(outcome).toEqual({ kind: 'network-error', why: 'timeout' })
})

test('an answer beyond the size limit is a network error', async () => {
  server.script([{ status: 200, body: 'x'.repeat(1_100_000) }])

  expect((await http().get('/')).kind).toBe('network-error')
})

test('sockets stay open between calls', async () => {
  const ports = new Set<number | undefined>()
  const counting = createServer((request, response) => {
    ports.add(request.socket.remotePort)
    response.end('{}')
  })
  counting.listen(0, '127.0.0.1')
  await once(counting, 'listening')
  const address = counting.address()
  const client = createHttp({ baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` })

  for (let count = 0; count < 5; count += 1) await client.post('/', {})

  counting.closeAllConnections()
  counting.close()
  expect(ports.size).toBe(1)
})
