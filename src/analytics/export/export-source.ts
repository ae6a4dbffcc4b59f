import type { CodeBook, CodeBookColumn } from '../../content/code-book.ts'
import type { FunnelRow, RatingRecord } from './rating-records.ts'

/** What a writer writes. `pages` may be read once. */
export interface ExportSource {
  readonly columns: readonly CodeBookColumn[]
  readonly rows: number
  pages(): AsyncIterable<readonly RatingRecord[]>
  readonly funnel: readonly FunnelRow[]
  readonly codeBook: CodeBook
  /** What a reader must know of the file: label in Vietnamese and value, one a line. */
  readonly facts: readonly (readonly [string, string])[]
  /** ISO 8601 +07:00. */
  readonly extractedAt: string
  readonly codeVersion: string
  /** Markdown: how figures are made of these rows. */
  readonly methodNote: string
  /** Told how many cells were made inert for spreadsheets. */
  guarded(cells: number): void
}

export type Pieces = AsyncIterable<string | Uint8Array>
