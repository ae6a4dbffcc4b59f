import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditStore } from '../../audit/contract.ts'
import type { Clock } from '../../core/clock.ts'
import { auditSum } from './audit-sum.ts'
import type { Logger } from '../../observability/log.ts'
import { startWorkerLoop, type WorkerLoop } from '../../turn/worker-loop.ts'
import { formats } from './export-format.ts'
import type { Exporter } from './exporter.ts'
import type { ExportStores, TakenExport } from './export-stores.ts'
import { queueDueExports } from './queue-due-exports.ts'
import { filterText } from './export-facts.ts'
import { writeFile } from './write-file.ts'

export interface ExportWorkerOptions {
  readonly stores: Pick<ExportStores, 'exports' | 'exportSchedules'> & { readonly audit: AuditStore }
  readonly exporter: Exporter
  /** Where the files are kept. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Pick<Logger, 'error'>
  readonly leaseMs?: number
}

const LOOK_EVERY_MS = 2_000
const CHORES_EVERY_MS = 30_000
const LEASE_MS = 30_000
const TRIES = 3
/** How long a file is kept. */
const KEEP_DAYS = 7

class Stopped extends Error {}

/** Makes the files that were asked for, one at a time; what a dead program left is made by another. */
export function startExportWorker(options: ExportWorkerOptions): WorkerLoop {
  const { stores, clock, log, leaseMs = LEASE_MS } = options
  let chores = Number.NEGATIVE_INFINITY
  let stopping = false
  const loop = startWorkerLoop({
    everyMs: LOOK_EVERY_MS,
    onError: (error) => log.error({ error }, 'export round failed'),
    async round() {
      if (performance.now() - chores > CHORES_EVERY_MS) {
        chores = performance.now()
        await queueDueExports(stores.exportSchedules, clock.now())
        await dropOldFiles(options)
      }
      const job = await stores.exports.take(clock.now().toISOString(), later(clock, leaseMs))
      if (job === undefined) return false
      await make(options, job, () => stopping)
      return true
    },
  })
  return {
    wake: loop.wake,
    stop: () => {
      stopping = true
      return loop.stop()
    },
  }
}

async function make(options: ExportWorkerOptions, job: TakenExport, isStopping: () => boolean): Promise<void> {
  const { stores, clock, log } = options
  const holding = { id: job.id, lease: job.lease }
  if (job.attempts > TRIES) {
    await stores.exports.end(holding, { state: 'failed', at: clock.now().toISOString(), error: GAVE_UP })
    return
  }
  try {
    await write(options, job, holding, isStopping)
  } catch (error) {
    if (error instanceof Stopped) return stores.exports.giveBack(holding)
    log.error({ error, export: job.id }, 'export failed')
    await stores.exports.end(holding, { state: 'failed', at: clock.now().toISOString(), error: FAILED })
  }
}

const FAILED = 'Không tạo được tệp. Hãy thử lại; nếu vẫn lỗi, báo quản trị viên xem nhật ký hệ thống.'
const GAVE_UP = `Đã thử ${TRIES} lần mà chương trình dừng giữa chừng. Hãy thu hẹp khoảng thời gian hoặc báo quản trị viên.`

async function write(
  options: ExportWorkerOptions,
  job: TakenExport,
  holding: { id: string; lease: string },
  isStopping: () => boolean,
): Promise<void> {
  const { stores, exporter, folder, clock } = options
  const { format, filter, outside, reason } = job
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = `${job.id}.${formats[format].extension}`
  const requestedBy = job.requestedByName ?? job.requestedBy
  const pulse = keepLease(options, holding)
  try {
    const order = { format, filter, outside, comments: false, requestedBy, reason }
    const made = await exporter.run(
      order,
      async ({ rows, pieces }) => ({ rows, ...(await writeFile(join(folder, file), pieces)) }),
      (rows, total) => {
        if (isStopping() || pulse.lost()) throw new Stopped()
        pulse.told(rows, total)
      },
    )
    await pulse.stop()
    const ended = { state: 'done', at: clock.now().toISOString(), ...made, file } as const
    if (!(await stores.exports.end(holding, ended))) return
    const detail = {
      format,
      filter: filterText(filter),
      outside,
      reason,
      rows: made.rows,
      sha256: auditSum(made.sha256),
    }
    await stores.audit.add({ actor: job.requestedBy, action: 'export-made', subject: job.id, at: ended.at, detail })
  } finally {
    await pulse.stop()
  }
}

/** Tells how far it came and holds the lease, beside the writing. */
function keepLease({ stores, clock, leaseMs = LEASE_MS }: ExportWorkerOptions, holding: { id: string; lease: string }) {
  let at = { rows: 0, total: 0 }
  let lost = false
  let telling: Promise<void> = Promise.resolve()
  const tell = async (): Promise<void> => {
    const lease = await stores.exports.progress(holding, at.rows, at.total, later(clock, leaseMs))
    if (lease === undefined) lost = true
    else holding.lease = lease
  }
  // A database that is away for a moment costs a beat; the lease lasts for several.
  const timer = setInterval(() => void (telling = telling.then(tell).catch(() => undefined)), leaseMs / BEATS)
  return {
    told: (rows: number, total: number) => void (at = { rows, total }),
    lost: () => lost,
    async stop() {
      clearInterval(timer)
      await telling
    },
  }
}

const BEATS = 15

function later(clock: Clock, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString()
}

async function dropOldFiles({ stores, folder, clock }: ExportWorkerOptions): Promise<void> {
  for (const file of await stores.exports.dropFiles(later(clock, -KEEP_DAYS * 86_400_000))) {
    await rm(join(folder, file), { force: true })
  }
}
