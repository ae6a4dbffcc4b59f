import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchMedia } from '../../../src/media/fetch-media.ts'
import { sampleFile } from '../../support/sample-files.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

const photo = sampleFile('image/jpeg', 100_000)

describe('fetching a file', () => {
  test('a picture comes whole, typed by its bytes, whatever the server calls it', async () => {
    const url = await serve((_request, response) => response.setHeader('Content-Type', 'text/html').end(photo))

    const outcome = await fetchMedia(`${url}/a.jpg`, { allowLoopback: true })

    expect(outcome).toEqual({
      kind: 'fetched',
      type: { type: 'image/jpeg', extension: 'jpg', inline: true },
      bytes: photo,
    })
  })

  test.each([
    ['a declared length', true],
    ['a stream without a length', false],
  ])('%s above the limit is given up, without reading on', async (_what, declared) => {
    let sent = 0
    const url = await serve((_request, response) => {
      if (declared) response.setHeader('Content-Length', 64 * photo.length)
      const more = (): void => {
        if (response.destroyed || sent >= 64 * photo.length) return void response.end()
        sent += photo.length
        response.write(photo, () => setImmediate(more))
      }
      more()
    })

    const outcome = await fetchMedia(url, { allowLoopback: true, limits: { bytes: 150_000, milliseconds: 5_000 } })

    expect(outcome).toEqual({ kind: 'refused', why: 'too large' })
    expect(sent).toBeLessThan(64 * photo.length)
  })

  test('a server that drips is left when the time is over', async () => {
    const url = await serve((_request, response) => {
      const timer = setInterval(() => response.write('\u00ff'), 10)
      response.on('close', () => clearInterval(timer))
    })

    const outcome = await fetchMedia(url, { allowLoopback: true, limits: { bytes: 1_000, milliseconds: 150 } })

    expect(outcome).toEqual({ kind: 'failed', why: 'timeout' })
  })

  test('the caller’s signal ends it', async () => {
    const url = await serve(() => undefined)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 30)

    const outcome = await fetchMedia(url, { allowLoopback: true, signal: stop.signal })

    expect(outcome).toEqual({ kind: 'failed', why: 'aborted' })
  })

  test.each([
    [404, 'refused'],
    [403, 'refused'],
    [204, 'refused'],
    [429, 'failed'],
    [503, 'failed'],
  ])('status %i: %s', async (status, kind) => {
    const url = await serve((_request, response) => response.writeHead(status).end())

    expect(await fetchMedia(url, { allowLoopback: true })).toEqual({ kind, why: `http ${status}` })
  })

  test('a page is not kept, even under a picture’s name and type', async () => {
    const url = await serve((_request, response) => response.setHeader('Content-Type', 'image/png').end('<script>'))

    expect(await fetchMedia(`${url}/a.png`, { allowLoopback: true })).toEqual({
      kind: 'refused',
      why: 'type not allowed',
    })
  })

  test('a redirect is followed, a fourth one is not', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end(photo)
      else response.writeHead(302, { Location: `/${left - 1}` }).end()
    })

    expect(await fetchMedia(`${url}/3`, { allowLoopback: true })).toMatchObject({ kind: 'fetched' })
    expect(await fetchMedia(`${url}/4`, { allowLoopback: true })).toEqual({
      kind: 'refused',
      why: 'too many redirects',
    })
  })

  test.each([
    'http://localhost/',
    'https://127.0.0.1/',
    'https://metadata.internal/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://[::1]/',
    'not an address at all:',
  ])('a redirect to %s is refused', async (location) => {
    const url = await serve((_request, response) => response.writeHead(301, { Location: location }).end())

    const outcome = await fetchMedia(url, { allowLoopback: true, resolve: async () => ['10.0.0.7'] })

    expect(outcome.kind).toBe('refused')
  })
})

describe('an address from outside', () => {
  const asked: string[] = []
  const resolve = (addresses: readonly string[]) => async (host: string) => {
    asked.push(host)
    return addresses
  }

  test.each([
    ['http://example.com/a.jpg', 'not https'],
    ['ftp://example.com/a.jpg', 'not https'],
    ['file:///etc/passwd', 'not https'],
    ['http://127.0.0.1/a.jpg', 'not https'],
    ['https://127.0.0.1/a.jpg', 'address without a name'],
    ['https://0x7f.1/a.jpg', 'address without a name'],
    ['https://2130706433/a.jpg', 'address without a name'],
    ['https://[::ffff:7f00:1]/a.jpg', 'address without a name'],
    ['https://example.com:8443/a.jpg', 'unusual address'],
    ['https://user:secret@example.com/a.jpg', 'unusual address'],
    ['nonsense', 'not an address'],
  ])('%s: %s, and no name is looked up', async (url, why) => {
    asked.length = 0

    const outcome = await fetchMedia(url, { resolve: resolve(['8.8.8.8']) })

    expect(outcome).toEqual({ kind: 'refused', why })
    expect(asked).toEqual([])
  })

  test.each([
    [['10.0.0.1']],
    [['169.254.169.254']],
    [['::1']],
    // One private address among public ones.
    [['93.184.216.34', '127.0.0.1']],
    [[]],
  ])('a name that leads to %j is refused', async (addresses) => {
    const outcome = await fetchMedia('https://cdn.example.com/a.jpg', { resolve: resolve(addresses) })

    expect(outcome).toEqual({ kind: 'refused', why: 'not a public address' })
  })

  test('only the hosts that are allowed, and what lies below them', async () => {
    const options = { allowedHosts: ['zdn.vn'], resolve: resolve(['10.0.0.1']) }

    const outcomes = await Promise.all(
      ['https://zdn.vn/', 'https://f1.zdn.vn/', 'https://evilzdn.vn/', 'https://zdn.vn.evil.com/'].map((url) =>
        fetchMedia(url, options),
      ),
    )

    expect(outcomes.map((outcome) => ('why' in outcome ? outcome.why : ''))).toEqual([
      'not a public address',
      'not a public address',
      'host not allowed',
      'host not allowed',
    ])
  })

  test('a name that is not found now may be later', async () => {
    const resolveNothing = async (): Promise<never> => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
    }

    const outcome = await fetchMedia('https://cdn.example.com/a.jpg', { resolve: resolveNothing })

    expect(outcome).toEqual({ kind: 'failed', why: 'ENOTFOUND' })
  })

  test('a name server that never answers is left when the time is over', async () => {
    const limits = { bytes: 1_000, milliseconds: 50 }

    const outcome = await fetchMedia('https://cdn.example.com/a.jpg', {
      limits,
      resolve: () => new Promise(() => undefined),
    })

    expect(outcome).toEqual({ kind: 'failed', why: 'timeout' })
  })
})
