import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ExportFormat } from '../../src/analytics/export/export-format.ts'
import { loadExporter } from '../../src/analytics/export/load-exporter.ts'
import type { RatingRecords } from '../../src/analytics/export/rating-records.ts'
import { writeFile } from '../../src/analytics/export/write-file.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { projectRoot } from '../../src/root.ts'

interface Wanted {
  readonly outside?: boolean
  readonly comments?: boolean
  readonly channels?: readonly string[]
}

export type Exported = ReturnType<typeof exportedInto>

/** October 2026 as a file in the folder. */
export function exportedInto(folder: string, records: RatingRecords, now: string) {
  const { exporter } = loadExporter(projectRoot, records, fixedClock(now))
  let files = 0
  return async (format: ExportFormat, { outside = false, comments = false, channels }: Wanted = {}) => {
    const filter = { from: '2026-10-01', to: '2026-10-31', ...(channels === undefined ? {} : { channels }) }
    files += 1
    const file = join(folder, `${files}.${format}`)
    const order = {
      format,
      filter,
      outside,
      comments,
      requestedBy: 'Chuyên viên phân tích',
      reason: 'Kiểm thử tệp xuất',
    }
    return exporter.run(order, async (made) => ({
      file,
      rows: made.rows,
      withheld: made.withheld,
      ...(await writeFile(file, made.pieces)),
      guarded: made.guarded(),
    }))
  }
}

export function readCsvFile(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { bom: true, columns: true })
}

export function bookColumns(): string[] {
  return JSON.parse(readFileSync(join(projectRoot, 'test', 'fixtures', 'survey-codebook-columns.json'), 'utf8'))
}
