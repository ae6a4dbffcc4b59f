import { once } from 'node:events'
import { auditSum } from '../analytics/export/audit-sum.ts'
import { FIRST_DAY, LAST_DAY } from '../analytics/export/export-facts.ts'
import { exportFormats, type ExportFormat } from '../analytics/export/export-format.ts'
import type { ExportMade, Exporter } from '../analytics/export/exporter.ts'
import { loadExporter } from '../analytics/export/load-exporter.ts'
import { writeFile } from '../analytics/export/write-file.ts'
import { systemClock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import { projectRoot } from '../root.ts'
import { withStores } from './with-stores.ts'

export interface ExportOptions {
  readonly format: string
  readonly from?: string
  readonly to?: string
  readonly out?: string
  readonly outside?: boolean
  readonly comments?: boolean
  readonly reason?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TELL_EVERY_MS = 1_000
const ACTOR = 'command line'

/** `ansinh export ratings`: one row per invitation, streamed to a file or stdout; progress on stderr. */
export async function exportRatingsCommand(options: ExportOptions): Promise<number> {
  const order = orderOf(options)
  await withStores(async ({ stores }) => {
    const { exporter } = loadExporter(projectRoot, stores.ratingRecords, systemClock)
    const { rows, sha256 } = await run(exporter, order, options.out)
    await stores.audit.add({
      actor: ACTOR,
      action: 'ratings-export',
      subject: `${order.filter.from}_${order.filter.to}`,
      at: systemClock.now().toISOString(),
      detail: {
        format: order.format,
        outside: order.outside,
        comments: order.comments,
        reason: order.reason,
        rows,
        sha256: auditSum(sha256),
      },
    })
  })
  return 0
}

async function run(
  exporter: Exporter,
  order: ReturnType<typeof orderOf>,
  out: string | undefined,
): Promise<{ rows: number; sha256: string }> {
  const tell = teller()
  return exporter.run(
    order,
    async (made) => {
      const { rows } = made
      const written = out === undefined ? await toStdout(made) : await writeFile(out, made.pieces)
      process.stderr.write(`${rows} rows\n`)
      if (made.withheld > 0) process.stderr.write(`${made.withheld} rows withheld: groups of fewer than 5 persons\n`)
      if (made.guarded() > 0)
        process.stderr.write(`${made.guarded()} cells begin with ' so that they are no formulas\n`)
      if (out !== undefined)
        process.stdout.write(`${JSON.stringify({ file: out, format: order.format, rows, ...written })}\n`)
      return { rows, sha256: written.sha256 }
    },
    tell,
  )
}

function teller(): (rows: number, total: number) => void {
  let told = performance.now()
  return (rows, total) => {
    if (performance.now() - told < TELL_EVERY_MS) return
    told = performance.now()
    process.stderr.write(`${rows} of ${total} rows …\n`)
  }
}

async function toStdout({ pieces }: ExportMade): Promise<{ sha256: string }> {
  for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  return { sha256: '' }
}

function orderOf({ format, from, to, outside = false, comments = false, reason }: ExportOptions) {
  const wanted = exportFormats.find((known) => known === format)
  if (wanted === undefined) throw wrong('format', `expected ${exportFormats.join(', ')}`)
  for (const [field, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isDay(day)) throw wrong(field, 'expected a day, YYYY-MM-DD')
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new AppError('wrong_use', '--from lies after --to', { field: 'from' })
  }
  if (comments && outside) throw wrong('comments', 'comments are not shared outside')
  if (comments && wanted === 'datapackage')
    throw wrong('format', 'comments go into one table: csv, xlsx, parquet or jsonl')
  const known: ExportFormat = wanted
  return {
    format: known,
    filter: { from: from ?? FIRST_DAY, to: to ?? LAST_DAY },
    outside,
    comments,
    requestedBy: ACTOR,
    reason: reason ?? 'lệnh ansinh export ratings',
  }
}

function wrong(field: string, expected: string): AppError {
  return new AppError('wrong_use', `--${field}: ${expected}`, { field })
}

/** A day of the calendar: `Date` alone takes 30 February for 2 March. */
function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}
