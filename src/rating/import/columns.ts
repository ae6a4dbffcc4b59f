import type { CellReader } from './read-cell.ts'
import type { ProblemList } from './problem-list.ts'
import type { ImportHeader } from './read-header.ts'

export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What a row says in one column; undefined: nothing, or something wrong that was told. */
export type Column<T> = (row: CsvRow) => T | undefined

export interface Columns {
  has(name: string): boolean
  of<T>(name: string, reader: CellReader<T>): Column<T>
}

export function createColumns(header: ImportHeader, problems: ProblemList): Columns {
  return {
    has: (name) => header.place(name) >= 0,
    of(name, reader) {
      const place = header.place(name)
      return ({ cells, line }) => {
        const text = place < 0 ? '' : tidy(cells[place] ?? '')
        const cell = reader(text)
        if ('value' in cell) return cell.value
        problems.add({ line, field: name, found: text, expected: cell.wrong })
        return undefined
      }
    },
  }
}

const ASCII = /^[\u0020-\u007e]*$/

/** Composed, without outer blanks; PostgreSQL takes no NUL. */
function tidy(text: string): string {
  const trimmed = text.trim()
  return ASCII.test(trimmed) ? trimmed : trimmed.normalize('NFC').replaceAll('\0', '').toWellFormed()
}
