import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { SurveyCodes } from '../../content/survey-code-book.ts'
import type { StagedRating } from '../import-store.ts'
import type { CsvRow } from './columns.ts'
import type { InspectedFile } from './inspect-file.ts'
import type { Notices } from './notices.ts'
import type { ProblemList } from './problem-list.ts'
import { readHeader } from './read-header.ts'
import { createRowReader } from './read-rating-row.ts'
import { wholeLines } from './whole-lines.ts'

export interface Reading {
  readonly codes: SurveyCodes
  readonly problems: ProblemList
  readonly notices: Notices
}

type ReadLine = (cells: readonly string[], line: number) => void

/** So many rows are handed on together: enough to be fast, few enough for a small memory. */
const ROWS_PER_BATCH = 500

/** Reads a file as a stream; `rows` counts the rows seen so far, wrong ones too. */
export function createFileReader(
  path: string,
  { delimiter, encoding }: Pick<InspectedFile, 'delimiter' | 'encoding'>,
  reading: Reading,
) {
  const state = { rows: 0, batch: new Array<StagedRating>() }
  const readLine = createLineReader(reading, (row) => {
    if (row !== undefined) state.batch.push(row)
    state.rows += 1
  })
  const takeBatch = (): StagedRating[] => state.batch.splice(0)
  async function* quoted(pieces: AsyncIterable<string>, linesBefore: number): AsyncGenerator<StagedRating[]> {
    const isFull = (): boolean => state.batch.length >= ROWS_PER_BATCH
    const parser = createParser(delimiter, isFull, (cells, line) => readLine(cells, line + linesBefore))
    try {
      for await (const sign of Readable.from(pieces).pipe(parser)) if (sign !== null) yield takeBatch()
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      const expected = 'CSV theo RFC 4180 (dấu ngoặc kép đủ cặp); các dòng sau chưa được đọc'
      reading.problems.add({ line: lineOf(error) + linesBefore, field: '', found: error.message, expected })
    }
  }
  return {
    get rows() {
      return state.rows
    },
    async *batches(): AsyncGenerator<readonly StagedRating[]> {
      const pieces = wholeLines(path, encoding)
      let line = 0
      for await (const piece of pieces) {
        if (!isPlain(piece)) {
          yield* quoted(followedBy(piece, pieces), line)
          break
        }
        for (const text of piece.replace(/\r?\n$/, '').split('\n'))
          readLine(text.replace(/\r$/, '').split(delimiter), (line += 1))
        yield takeBatch()
      }
      yield takeBatch()
    },
  }
}

/** Without quotes a line is its cells: three times as fast as the parser, for the largest of files. */
function isPlain(piece: string): boolean {
  return !piece.includes('"') && (piece.includes('\n') || !piece.includes('\r'))
}

async function* followedBy(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

/** What comes out is only the sign that a batch is full: rows are read where they are parsed. */
function createParser(delimiter: string, isFull: () => boolean, readLine: ReadLine) {
  let linesBefore = 0
  let countedTwice = 0
  return parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record(cells: string[], { lines }) {
      const isBroken = lines - linesBefore > 1
      linesBefore = lines
      // The parser takes CR LF inside quotes for two line ends.
      if (isBroken) countedTwice += ends(cells, /\r\n/)
      const line = lines - countedTwice
      readLine(cells, isBroken ? line - ends(cells, /\r\n|\n|\r/) : line)
      return isFull() ? cells : null
    },
  })
}

/** The first record is the header; without a usable one nothing else is read. */
function createLineReader(
  { codes, problems, notices }: Reading,
  seen: (row: StagedRating | undefined) => void,
): ReadLine {
  let readRow: ((row: CsvRow) => StagedRating | undefined) | 'nothing' | undefined
  return (cells, line) => {
    // Also rows of nothing but delimiters: what spreadsheets leave below a table.
    if (readRow === 'nothing' || cells.every((cell) => cell.trim() === '')) return
    if (readRow === undefined) {
      const header = readHeader(cells, codes.columns, problems)
      for (const name of header?.unknown ?? []) notices.add(`cột không có trong bảng mã, bỏ qua: ${name}`, line)
      if (header !== undefined && header.place('invite_id') < 0)
        notices.add('không có cột invite_id: mã phiếu lấy theo conversation_key', line)
      readRow = header === undefined ? 'nothing' : createRowReader({ header, codes, problems, notices })
      return
    }
    seen(readRow({ line, cells }))
  }
}

/** Line ends inside quotes: a row is named by the line that it starts on. */
function ends(cells: readonly string[], end: RegExp): number {
  return cells.reduce((sum, cell) => sum + cell.split(end).length - 1, 0)
}

function lineOf(error: CsvError): number {
  const line: unknown = error['lines']
  return typeof line === 'number' ? line : 0
}
