import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportCsv } from '../analytics/export/csv.ts'
import { AppError } from '../core/errors.ts'
import type { RatingRow } from '../core/rating.ts'
import { withStores } from './with-stores.ts'

export interface ExportOptions {
  readonly format: string
  readonly from?: string
  readonly to?: string
  readonly out?: string
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TELL_EVERY = 50_000

/** `ansinh export ratings`: one row per invitation, streamed to a file or stdout; progress on stderr. */
export async function exportRatingsCommand({ format, from, to, out }: ExportOptions): Promise<number> {
  if (format !== 'csv') throw new AppError('wrong_use', '--format: expected csv', { field: 'format' })
  for (const [field, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isDay(day)) {
      throw new AppError('wrong_use', `--${field}: expected a day, YYYY-MM-DD`, { field })
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new AppError('wrong_use', '--from lies after --to', { field: 'from' })
  }
  let rows = 0
  async function* counted(all: AsyncIterable<RatingRow>): AsyncGenerator<RatingRow> {
    for await (const row of all) {
      if (++rows % TELL_EVERY === 0) process.stderr.write(`${rows} rows …\n`)
      yield row
    }
  }
  await withStores(async ({ stores }) => {
    const filter = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
    await write(exportCsv(counted(stores.surveys.stream(filter))), out)
  })
  process.stderr.write(`${rows} rows\n`)
  return 0
}

/** A day of the calendar: `Date` alone takes 30 February for 2 March. */
function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}

/** A file appears under its name only when it is whole. */
async function write(pieces: AsyncIterable<string>, out: string | undefined): Promise<void> {
  if (out === undefined) {
    await pipeline(Readable.from(pieces), process.stdout, { end: false })
    return
  }
  const partial = `${out}.part`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(partial))
    renameSync(partial, out)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}
