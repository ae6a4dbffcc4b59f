import { afterEach, describe, expect, test } from 'vitest'
import { fixedClock } from '../../../src/core/clock.ts'
import type { FetchOutcome } from '../../../src/media/fetch-media.ts'
import { startMediaWorker, type MediaWorkerOptions } from '../../../src/media/media-worker.ts'
import { mediaPath, newMediaId } from '../../../src/media/media-id.ts'
import { mediaTypeNamed } from '../../../src/media/media-type.ts'
import { createLogger } from '../../../src/observability/log.ts'
import type { DueTask, TaskStore } from '../../../src/store/contract.ts'
import type { WorkerLoop } from '../../../src/turn/worker-loop.ts'
import { eventually } from '../../support/eventually.ts'
import { createMemoryMedia } from '../../support/memory-media.ts'
import { sampleFile } from '../../support/sample-files.ts'

const NOW = '2026-11-25T02:00:00.000Z'
const jpeg = mediaTypeNamed('image/jpeg')
if (jpeg === undefined) throw new Error('type is missing')
const photo: FetchOutcome = { kind: 'fetched', type: jpeg, bytes: sampleFile('image/jpeg') }
const running: WorkerLoop[] = []

afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop()
})

function taskFor(url: string, attempts = 0): DueTask {
  const detail = { message: 'm_1', lane: 'fake|desk|1', channel: 'fake', url }
  return { id: '1', kind: 'fetch-media', key: 'fetch-media:m_1', dueAt: NOW, detail, attempts, lease: 'l' }
}

/** Runs the worker over the tasks; tells what became of each. */
function run(tasks: readonly DueTask[], options: Partial<MediaWorkerOptions> = {}, media = createMemoryMedia()) {
  const waiting = [...tasks]
  const ended: string[] = []
  const settled: string[] = []
  const store: TaskStore = {
    add: async () => undefined,
    take: async (limit, _now, kinds) => (kinds?.only?.includes('fetch-media') === true ? waiting.splice(0, limit) : []),
    done: async () => void ended.push('done'),
    later: async (_task, at, why) => void ended.push(`${at} ${why}`),
  }
  const worker = startMediaWorker({
    stores: { tasks: store, media },
    clock: fixedClock(NOW),
    log: createLogger('silent'),
    fetch: async () => photo,
    onSettled: (outcome) => settled.push(outcome),
    ...options,
  })
  running.push(worker)
  const end = () => eventually('all ended', () => (ended.length >= tasks.length ? ended : undefined), 2_000)
  return { media, ended, settled, end, worker }
}

describe('the media worker', () => {
  test('fetches the file, keeps it under the citizen, links the message, names it as its link does', async () => {
    const { media, settled, end } = run([taskFor('https://cdn.example/%E1%BA%A3nh.jpg?token=1')])

    const ended = await end()

    const [file] = [...media.files.values()]
    expect(ended).toEqual(['done'])
    expect(file).toMatchObject({ lane: 'fake|desk|1', type: 'image/jpeg', name: 'ảnh.jpg' })
    expect(media.links.get('m_1')).toMatchObject({ id: file?.id })
    expect(settled).toEqual(['kept'])
  })

  test('a file that is ours already is linked, not fetched', async () => {
    const id = newMediaId()
    const media = createMemoryMedia()
    await media.keep({ id, lane: 'fake|desk|1', type: 'image/jpeg', bytes: sampleFile('image/jpeg') })
    const fetch = async (): Promise<FetchOutcome> => Promise.reject(new Error('must not be called'))

    const ended = await run([taskFor(mediaPath(id))], { fetch }, media).end()

    expect(ended).toEqual(['done'])
    expect(media.links.get('m_1')).toMatchObject({ id })
  })

  test.each([
    ['refused', 0, 'done', { missing: 'http 404' }],
    ['failed', 0, '2026-11-25T02:00:10.000Z http 404', undefined],
    ['failed', 4, '2026-11-25T02:20:00.000Z http 404', undefined],
    ['failed', 5, 'done', { missing: 'http 404' }],
  ] as const)('%s at try %i: %s', async (kind, attempts, outcome, link) => {
    const { media, end } = run([taskFor('https://cdn.example/a.jpg', attempts)], {
      fetch: async () => ({ kind, why: 'http 404' }),
    })

    const ended = await end()

    expect(ended).toEqual([outcome])
    expect(media.links.get('m_1')).toEqual(link)
  })

  test('what a platform names by a number is asked for there', async () => {
    const asked: string[] = []
    const { end, media } = run([taskFor('telegram:file-1')], {
      locate: async (channel, reference) => `https://files.example/${channel}/${reference}`,
      fetch: async (url) => {
        asked.push(url)
        return photo
      },
    })

    await end()

    expect(asked).toEqual(['https://files.example/fake/telegram:file-1'])
    expect(media.links.has('m_1')).toBe(true)
  })

  test('a reference that nobody can locate is marked, not tried for ever', async () => {
    const { end, media } = run([taskFor('telegram:file-1')])

    expect(await end()).toEqual(['done'])
    expect(media.links.get('m_1')).toEqual({ missing: 'cannot be fetched' })
  })

  test('no more than four at a time', async () => {
    let now = 0
    let most = 0
    const { end } = run(
      Array.from({ length: 10 }, () => taskFor('https://cdn.example/a.jpg')),
      {
        fetch: async () => {
          most = Math.max(most, ++now)
          await new Promise((resolve) => setTimeout(resolve, 10))
          now--
          return photo
        },
      },
    )

    await end()

    expect(most).toBe(4)
  })

  test('stopping ends the download and leaves the task to another instance', async () => {
    const { ended, media, worker } = run([taskFor('https://cdn.example/a.jpg')], {
      fetch: (_url, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ kind: 'failed', why: 'aborted' }), { once: true }),
        ),
    })
    await new Promise((resolve) => setTimeout(resolve, 20))

    await worker.stop()

    expect(ended).toEqual([])
    expect(media.links.size).toBe(0)
  })
})
