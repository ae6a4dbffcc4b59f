import { setTimeout as wait } from 'node:timers/promises'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openEventStream, type EventStream } from '../../../src/http/event-stream.ts'
import { listen, type RunningApp } from '../../support/console-server.ts'

let app: RunningApp | undefined
afterEach(() => app?.close())

async function serve(use: (stream: EventStream) => void, pingSeconds = 15): Promise<RunningApp> {
  app = await listen((express) => {
    express.get('/', (req, res) => use(openEventStream(req, res, { pingSeconds })))
  })
  return app
}

test('events carry their id, name and every line of their data', async () => {
  const { url } = await serve((stream) => {
    stream.send('message', 'một\nhai\r\nba', '7')
    stream.send('odd\nname', '{}', '8\n9')
    stream.comment('x\ny')
    stream.end()
  })

  const text = await (await fetch(url)).text()

  expect(text).toBe(
    'retry: 2000\n\n' +
      'id: 7\nevent: message\ndata: một\ndata: hai\ndata: ba\n\n' +
      'id: 8 9\nevent: odd name\ndata: {}\n\n' +
      ': x y\n\n',
  )
})

test('an idle stream is kept open by comments', async () => {
  const { url } = await serve((stream) => void setTimeout(() => stream.end(), 70), 0.02)

  const text = await (await fetch(url)).text()

  expect(text.split(': \n\n').length).toBeGreaterThanOrEqual(3)
})

test('a client that leaves is noticed, and later sends do nothing', async () => {
  const seen = deferred()
  let kept: EventStream | undefined
  const { url } = await serve((stream) => {
    kept = stream
    stream.onClose(seen.resolve)
  })
  const abort = new AbortController()
  await fetch(url, { signal: abort.signal })

  abort.abort()
  await seen.promise

  kept?.send('message', 'late')
  kept?.end()
  await new Promise<void>((resolve) => kept?.onClose(resolve))
})

test('a client that does not read is dropped once a megabyte waits for it', async () => {
  const seen = deferred()
  let sent = 0
  const { url } = await serve((stream) => {
    let open = true
    stream.onClose(() => {
      open = false
      seen.resolve()
    })
    const timer = setInterval(() => {
      if (!open || sent > 200) clearInterval(timer)
      else stream.send('message', 'x'.repeat(128 * 1024))
      sent += 1
    }, 1)
  })
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')

  await Promise.race([seen.promise, wait(8000)])

  expect(sent).toBeLessThan(200)
  socket.destroy()
})

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
