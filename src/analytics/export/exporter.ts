import { randomBytes } from 'node:crypto'
import type { CodeBook } from '../../content/code-book.ts'
import { vietnamIso, type Clock } from '../../core/clock.ts'
import type { SurveyFilter } from '../contract.ts'
import { factsOf } from './export-facts.ts'
import { formats } from './export-format.ts'
import type { ExportOrder } from './export-order.ts'
import type { Pieces } from './export-source.ts'
import { createFinish, type ProvinceName } from './finish-record.ts'
import { commentColumns, type RatingRecord, type RatingRecords } from './rating-records.ts'

export interface ExportMade {
  readonly rows: number
  readonly withheld: number
  readonly pieces: Pieces
  /** How many cells were made inert for spreadsheets; known when all is read. */
  guarded(): number
}

export interface ExporterParts {
  readonly records: RatingRecords
  readonly codeBook: CodeBook
  readonly provinces: readonly ProvinceName[]
  readonly codeVersion: string
  readonly methodNote: string
  readonly clock: Clock
}

export interface Exporter {
  /** Makes the file's bytes while `consume` reads them; the rows are those of one moment. */
  run<T>(
    order: ExportOrder,
    consume: (made: ExportMade) => Promise<T>,
    onRows?: (rows: number, total: number) => void,
  ): Promise<T>
}

export function createExporter(parts: ExporterParts): Exporter {
  const regions = new Map(parts.provinces.map(({ code, region }) => [code, region]))
  return {
    run(order, consume, onRows = () => undefined) {
      const { outside, comments } = order
      const content = comments ? 'comments' : 'ratings'
      const filter = storedFilter(order.filter, parts.codeBook)
      const request = { filter, regions, key: randomBytes(32), outside, content } as const
      return parts.records.read(request, async (set) => {
        // A read that fails at once fails before anybody is told that a file comes.
        const pages = await begun(set.pages())
        const finish = createFinish({ outside, content }, set, parts)
        let guarded = 0
        const extractedAt = vietnamIso(parts.clock.now())
        const pieces = formats[order.format].write({
          columns: columnsOf(parts.codeBook, comments),
          rows: set.rows,
          pages: () => finishedPages(pages, finish, (rows) => onRows(rows, set.rows)),
          funnel: set.funnel,
          codeBook: parts.codeBook,
          facts: factsOf(order, set, { extractedAt, codeVersion: parts.codeVersion, codeBook: parts.codeBook }),
          extractedAt,
          codeVersion: parts.codeVersion,
          methodNote: parts.methodNote,
          guarded: (cells) => void (guarded = cells),
        })
        return consume({ rows: set.rows, withheld: set.withheld, pieces, guarded: () => guarded })
      })
    },
  }
}

async function begun<T>(pages: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const reader = pages[Symbol.asyncIterator]()
  const first = await reader.next()
  return (async function* all() {
    try {
      for (let next = first; next.done !== true; next = await reader.next()) yield next.value
    } finally {
      await reader.return?.()
    }
  })()
}

async function* finishedPages(
  pages: AsyncIterable<readonly RatingRecord[]>,
  finish: (record: RatingRecord) => RatingRecord | undefined,
  onRows: (rows: number) => void,
): AsyncGenerator<readonly RatingRecord[]> {
  let rows = 0
  for await (const page of pages) {
    const finished: RatingRecord[] = []
    for (const record of page) {
      const row = finish(record)
      if (row !== undefined) finished.push(row)
    }
    rows += finished.length
    yield finished
    onRows(rows)
  }
}

function columnsOf(codeBook: CodeBook, comments: boolean): CodeBook['columns'] {
  if (!comments) return codeBook.columns
  return commentColumns.flatMap((name) => codeBook.columns.filter((column) => column.name === name))
}

/** A channel is asked for by the book's code; a row may still hold the program's own id of it. */
function storedFilter(filter: SurveyFilter, codeBook: CodeBook): SurveyFilter {
  const aliases = Object.entries(codeBook.columns.find(({ name }) => name === 'channel')?.aliases ?? {})
  if (filter.channels === undefined) return filter
  const ids = filter.channels.flatMap((code) => aliases.filter(([, to]) => to === code).map(([from]) => from))
  return { ...filter, channels: [...filter.channels, ...ids] }
}
