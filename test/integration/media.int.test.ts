import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { createIntake } from '../../src/intake/accept-inbound.ts'
import { fetchMedia } from '../../src/media/fetch-media.ts'
import { mediaPath, newMediaId } from '../../src/media/media-id.ts'
import { startMediaWorker } from '../../src/media/media-worker.ts'
import { createLogger } from '../../src/observability/log.ts'
import { openStores } from '../../src/store/open-stores.ts'
import { laneOf, type ChannelAddress } from '../../src/core/message.ts'
import type { Stores } from '../../src/store/contract.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually } from '../support/eventually.ts'
import { sampleFile } from '../support/sample-files.ts'
import { says, someone } from '../support/samples.ts'

const [server] = inject('postgres')
const stops: (() => Promise<unknown>)[] = []
let databaseUrl = ''

beforeEach(async () => {
  const database = await cloneDatabase(server?.url ?? '')
  databaseUrl = database.url
  stops.push(database.drop)
})
afterEach(async () => {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop()
})

async function open(): Promise<Stores> {
  const opened = await openStores(databaseUrl)
  stops.push(opened.close)
  return opened.stores
}

async function startWorker(stores: Stores): Promise<void> {
  const worker = startMediaWorker({
    stores,
    clock: systemClock,
    log: createLogger('silent'),
    fetch: (url, signal) => fetchMedia(url, { signal, allowLoopback: true }),
    onSettled: () => undefined,
  })
  stops.push(() => worker.stop())
}

/** The platform's file server: how often each path was asked for. */
async function serveFiles(files: Readonly<Record<string, Buffer>>): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const files_: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const file = files[request.url ?? '']
    if (file === undefined) response.writeHead(404).end()
    else response.end(file)
  }).listen(0, '127.0.0.1')
  await once(files_, 'listening')
  stops.push(async () => files_.close())
  const address = files_.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, asked }
}

async function sends(stores: Stores, citizen: ChannelAddress, url: string): Promise<void> {
  const intake = createIntake({ store: stores.intake, onStored: () => undefined })
  await intake.accept([{ ...says(citizen, ''), content: { kind: 'attachment', type: 'image', url } }])
}

test('what a citizen sends is fetched once, by one of two instances, and stands beside the message', async () => {
  const photo = sampleFile('image/png', 700_000)
  const files = await serveFiles(Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`/${n}.png`, photo])))
  const [first, second] = [await open(), await open()]
  const citizens = Array.from({ length: 12 }, () => someone())
  for (const [n, citizen] of citizens.entries()) await sends(first, citizen, `${files.url}/${n}.png`)

  await startWorker(first)
  await startWorker(second)
  const entries = await eventually('all kept', async () => {
    const found = await Promise.all(citizens.map((citizen) => first.conversations.streamAfter(citizen, 0, 10)))
    const all = found.flat()
    return all.every(({ media }) => media !== undefined) ? all : undefined
  })

  expect(files.asked.toSorted()).toEqual(citizens.map((_, n) => `/${n}.png`).toSorted())
  expect(entries.map(({ media }) => media)).toEqual(
    citizens.map((_, n) => ({
      id: expect.stringMatching(/^f_[0-9a-f]{32}$/),
      type: 'image/png',
      size: 700_000,
      name: `${n}.png`,
    })),
  )
  // What the citizen sent is as it was.
  expect(entries[0]?.content).toEqual({ kind: 'attachment', type: 'image', url: `${files.url}/0.png` })
})

test('a file that was kept before its message stands beside it at once, for its sender only', async () => {
  const stores = await open()
  const [citizen, stranger] = [someone(), someone()]
  const id = newMediaId()
  const file = {
    id,
    lane: laneOf(citizen),
    type: 'image/png',
    name: 'sổ bảo hiểm.png',
    bytes: sampleFile('image/png', 900),
  }
  await stores.media.keep(file)

  await sends(stores, citizen, mediaPath(id))
  await sends(stores, stranger, mediaPath(id))
  const [own] = await stores.conversations.streamAfter(citizen, 0, 10)
  const [foreign] = await stores.conversations.streamAfter(stranger, 0, 10)

  expect(own?.media).toEqual({ id, type: 'image/png', size: 900, name: 'sổ bảo hiểm.png' })
  expect(foreign?.media).toBeUndefined()
})

test('a link that has run out is marked at the message', async () => {
  const files = await serveFiles({})
  const stores = await open()
  const citizen = someone()
  await sends(stores, citizen, `${files.url}/gone.png`)

  await startWorker(stores)
  const [entry] = await eventually('marked', async () => {
    const entries = await stores.conversations.streamAfter(citizen, 0, 10)
    return entries[0]?.media === undefined ? undefined : entries
  })

  expect(entry?.media).toEqual({ missing: 'http 404' })
})
