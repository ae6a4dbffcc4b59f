import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEventStream } from '../../../../../channels/web/widget/event-stream.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let answer: Answer
let requests: IncomingMessage[]
let left: AbortController
const server = createServer((request, response) => {
  requests.push(request)
  answer(request, response)
})

/** A stream that stays open, after the events given. */
const streaming =
  (text: string): Answer =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(text)

async function open() {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const events: string[] = []
  const connected: boolean[] = []
  const tokens = ['first', 'second']
  const current = () => Promise.resolve({ token: tokens[0] ?? '', visitor: 'v' })
  const stream = openEventStream({
    origin: `http://127.0.0.1:${port}`,
    session: { current, replace: () => (tokens.shift(), current()) },
    onEvent: ({ data }) => events.push(data),
    onConnection: (is) => connected.push(is),
    signal: left.signal,
  })
  return { stream, events, connected }
}

/** A connection that an earlier test has left may be dead: the first try then fails, and the next one waits. */
async function shows(events: readonly string[], event: string): Promise<void> {
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(500)
    expect(events).toContain(event)
  })
}

describe('openEventStream', () => {
  beforeEach(() => {
    requests = []
    left = new AbortController()
    // Node 20 has none.
    vi.stubGlobal('navigator', { onLine: true })
    // Only the widget's waits are faked: the network is real.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  })
  afterEach(() => {
    left.abort()
    answer = () => undefined
    vi.unstubAllGlobals()
    server.closeAllConnections()
    vi.useRealTimers()
  })

  it('goes on after the last event when the line is cut', async () => {
    answer = (_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .end(`id: ${requests.length}\ndata: ${requests.length}\n\n`)
    }

    const { events } = await open()
    await vi.waitFor(() => expect(events).toEqual(['1']))
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      expect(events).toContain('2')
    })

    expect(requests.slice(0, 2).map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '1'])
  })

  it('gives up a line that is silent for 40 s, but not one with pings', async () => {
    answer = streaming(': ping\n\ndata: here\n\n')

    const { events } = await open()
    await vi.waitFor(() => expect(events).toEqual(['here']))
    await vi.advanceTimersByTimeAsync(39_000)
    const before = requests.length
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(2000)
      // The network is real: on a busy machine the faked time may pass the next silence too.
      expect(requests.length).toBeGreaterThanOrEqual(2)
    })

    expect(before).toBe(1)
  })

  it('renews the session when its token is refused', async () => {
    answer = (request, response) => {
      if (request.headers.authorization === 'Bearer second') streaming('data: welcome\n\n')(request, response)
      else response.writeHead(401).end()
    }

    const { events, connected } = await open()
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      expect(events).toEqual(['welcome'])
    })

    expect(connected).toEqual([false, true])
  })

  it('comes back at once when it is nudged', async () => {
    answer = (_request, response) => void response.writeHead(503).end()

    const { stream, events, connected } = await open()
    await vi.waitFor(() => expect(connected).toEqual([false]))
    answer = streaming('data: back\n\n')
    stream.nudge()

    await vi.waitFor(() => expect(events).toEqual(['back']))
  })

  it('opens a line anew that was silent while the phone slept', async () => {
    answer = streaming('data: here\n\n')

    const { stream, events } = await open()
    await shows(events, 'here')
    stream.nudge()
    const whileFresh = requests.length
    vi.setSystemTime(Date.now() + 18_000)
    stream.nudge()
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      expect(requests).toHaveLength(2)
    })

    expect(whileFresh).toBe(1)
  })

  it('says at once that the network is gone', async () => {
    answer = streaming('data: here\n\n')

    const { stream, events, connected } = await open()
    await shows(events, 'here')
    answer = (_request, response) => void response.destroy()
    vi.stubGlobal('navigator', { onLine: false })
    stream.nudge()

    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1000)
      expect(connected).toContain(false)
    })
  })

  it('asks no more once it is ended', async () => {
    answer = streaming('data: here\n\n')

    const { events, connected } = await open()
    await shows(events, 'here')
    left.abort()
    await vi.advanceTimersByTimeAsync(120_000)

    expect(requests).toHaveLength(1)
    expect(connected.at(-1)).toBe(true)
  })
})
