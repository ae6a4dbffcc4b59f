import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeVersion } from '../../code-version.ts'
import { loadCodeBook } from '../../content/code-book.ts'
import { loadProvinces } from '../../content/place-files.ts'
import type { Clock } from '../../core/clock.ts'
import { createExporter, type ExporterParts, type Exporter } from './exporter.ts'
import type { RatingRecords } from './rating-records.ts'

/** What exports need besides the rows: read once, when the program starts. */
export function loadExporter(
  root: string,
  records: RatingRecords,
  clock: Clock,
): Pick<ExporterParts, 'codeBook' | 'provinces'> & { readonly exporter: Exporter } {
  const codeBook = loadCodeBook(root)
  const provinces = loadProvinces(root)
  const methodNote = readFileSync(join(root, 'knowledge', 'survey', 'method-note.md'), 'utf8')
  const exporter = createExporter({ records, codeBook, provinces, codeVersion, methodNote, clock })
  return { codeBook, provinces, exporter }
}
