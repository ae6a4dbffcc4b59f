import type { FetchOutcome } from './fetch-media.ts'
import { fileName } from './file-name.ts'
import { mediaIdOfPath, newMediaId } from './media-id.ts'
import { startWorkerLoop, type WorkerLoop } from '../turn/worker-loop.ts'
import type { Clock } from '../core/clock.ts'
import type { ChannelId, MessageId } from '../core/ids.ts'
import { unreachable } from '../core/message.ts'
import type { Logger } from '../observability/log.ts'
import type { DueTask, Stores } from '../store/contract.ts'

export interface MediaWorkerOptions {
  readonly stores: Pick<Stores, 'tasks' | 'media'>
  readonly clock: Clock
  readonly log: Logger
  readonly fetch: (url: string, signal: AbortSignal) => Promise<FetchOutcome>
  /** Platforms that name a file by a number: where it can be got, or undefined if nowhere. */
  readonly locate?: (channel: ChannelId, reference: string, signal: AbortSignal) => Promise<string | undefined>
  /** A message has its file now: the desk looks again. */
  readonly onSettled: (outcome: 'kept' | 'missing') => void
}

/** Intake adds one for each attachment that is a file (`store/intake.ts`). */
export const FETCH_MEDIA = 'fetch-media'

const LOOK_EVERY_MS = 1_000
/** Four files of ten megabytes in memory at a time. */
const AT_ONCE = 4
/** About 40 minutes in all: Zalo's links live for hours, Telegram's for one. */
const WAITS_MS = [10_000, 60_000, 300_000, 900_000, 1_200_000]
/** An upload is named by a message moments later, or never. */
const UNLINKED_HOURS = 24
const SWEEP_EVERY_MS = 3_600_000

/** Fetches what citizens sent on platforms, before the platforms' links run out. Beside the schedule: a file is slow. */
export function startMediaWorker(options: MediaWorkerOptions): WorkerLoop {
  const { stores, clock, log } = options
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  let swept = Date.now()
  const loop = startWorkerLoop({
    everyMs: LOOK_EVERY_MS,
    onError: (error) => log.error({ error }, 'media round failed'),
    async round() {
      if (Date.now() - swept > SWEEP_EVERY_MS) {
        swept = Date.now()
        await stores.media.dropUnlinked(UNLINKED_HOURS)
      }
      const free = AT_ONCE - underWay.size
      const due = free === 0 ? [] : await stores.tasks.take(free, clock.now().toISOString(), { only: [FETCH_MEDIA] })
      for (const task of due) {
        const running = runTask(options, task, stopping.signal).finally(() => {
          underWay.delete(running)
          loop.wake()
        })
        underWay.add(running)
      }
      return false
    },
  })
  return {
    wake: () => loop.wake(),
    async stop() {
      stopping.abort()
      await loop.stop()
      await Promise.all(underWay)
    },
  }
}

async function runTask(options: MediaWorkerOptions, task: DueTask, signal: AbortSignal): Promise<void> {
  const { stores, clock, log } = options
  try {
    const wanted = readWanted(task)
    const missing = wanted === undefined ? undefined : await settle(options, wanted, signal)
    if (missing === undefined || wanted === undefined) return await stores.tasks.done(task)
    const wait = missing.again && !signal.aborted ? WAITS_MS[task.attempts] : undefined
    // Stopping is no fault of the file's: another instance takes it when the lease ends.
    if (signal.aborted) return
    if (wait !== undefined) {
      return await stores.tasks.later(task, new Date(clock.now().getTime() + wait).toISOString(), missing.why)
    }
    log.warn({ channel: wanted.channel, why: missing.why }, 'attachment not kept')
    await stores.media.link(wanted.message, { missing: missing.why })
    await stores.tasks.done(task)
    options.onSettled('missing')
  } catch (error) {
    log.error({ error, task: task.kind }, 'task failed')
  }
}

interface Wanted {
  readonly message: MessageId
  readonly lane: string
  readonly channel: ChannelId
  readonly url: string
}

interface Missing {
  readonly why: string
  readonly again: boolean
}

/** Undefined: the message has its file. */
async function settle(
  options: MediaWorkerOptions,
  { message, lane, channel, url }: Wanted,
  signal: AbortSignal,
): Promise<Missing | undefined> {
  const { stores, onSettled } = options
  const own = mediaIdOfPath(url)
  if (own !== undefined) {
    if (!(await stores.media.link(message, { id: own }))) return { why: 'no such file', again: false }
    onSettled('kept')
    return undefined
  }
  const found = /^https?:/i.test(url) ? url : await options.locate?.(channel, url, signal)
  if (found === undefined) return { why: 'cannot be fetched', again: false }
  const outcome = await options.fetch(found, signal)
  switch (outcome.kind) {
    case 'fetched': {
      const { bytes, type } = outcome
      const name = fileName(lastSegment(found), type)
      const file = { id: newMediaId(), lane, type: type.type, bytes, ...(name === undefined ? {} : { name }) }
      await stores.media.keep(file, message)
      onSettled('kept')
      return undefined
    }
    case 'refused':
      return { why: outcome.why, again: false }
    case 'failed':
      return { why: outcome.why, again: true }
    default:
      return unreachable(outcome)
  }
}

/** Platforms often end their links with the file's name. */
function lastSegment(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
  } catch {
    return ''
  }
}

function readWanted({ detail }: DueTask): Wanted | undefined {
  const { message, lane, channel, url } = detail
  if (typeof lane !== 'string' || typeof channel !== 'string' || typeof url !== 'string') return undefined
  return isMessageId(message) ? { message, lane, channel, url } : undefined
}

function isMessageId(value: unknown): value is MessageId {
  return typeof value === 'string' && value.startsWith('m_')
}
