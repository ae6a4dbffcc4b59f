import { ByteWriter, ParquetWriter, schemaFromColumnData, type BasicType } from 'hyparquet-writer'
import type { CodeBookColumn } from '../../content/code-book.ts'
import { unreachable } from '../../core/message.ts'
import type { ExportSource, Pieces } from './export-source.ts'

/** Rows held before they are written as one group: what bounds the memory. */
const GROUP_ROWS = 10_000

/** Parquet with typed columns, written group by group; text that is missing is null, codes keep their zeros. */
export async function* writeParquet({ columns, pages, codeBook, extractedAt, codeVersion }: ExportSource): Pieces {
  const bytes = new ByteWriter()
  const typed = columns.map((column) => ({ name: column.name, type: typeOf(column), nullable: true }))
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: typed.map((column) => ({ ...column, data: [] })) }),
    createdBy: `An Sinh ${codeVersion}`,
    kvMetadata: [
      { key: 'codebook', value: JSON.stringify({ ...codeBook, columns }) },
      { key: 'extracted_at', value: extractedAt },
    ],
  })
  let group = emptyGroup(columns)
  let rows = 0
  for await (const page of pages()) {
    for (const record of page) {
      for (let i = 0; i < group.length; i += 1) group[i]?.push(record[i] ?? '')
      rows += 1
    }
    if (rows < GROUP_ROWS) continue
    await writeGroup(writer, typed, group)
    group = emptyGroup(columns)
    rows = 0
    yield taken(bytes)
  }
  if (rows > 0) await writeGroup(writer, typed, group)
  await writer.finish()
  yield taken(bytes)
}

type Cell = string | number | Date | null

interface ColumnBuffer {
  readonly cells: Cell[]
  push(text: string): void
}

function emptyGroup(columns: readonly CodeBookColumn[]): ColumnBuffer[] {
  return columns.map((column) => {
    const cells: Cell[] = []
    // One string for each code, not one for each row: a group's codes are few.
    const known = new Map<string, Cell>()
    const keep = column.values !== undefined || column.type === 'string'
    return {
      cells,
      push(text) {
        if (text === '') return void cells.push(null)
        const same = known.get(text)
        if (same !== undefined) return void cells.push(same)
        const cell = cellOf(column, text)
        if (keep && known.size < FEW) known.set(text, cell)
        cells.push(cell)
      },
    }
  })
}

const FEW = 200

function cellOf({ type }: CodeBookColumn, text: string): Cell {
  switch (type) {
    case 'string':
      return text
    case 'integer':
    case 'number':
      return Number(text)
    case 'datetime':
      return new Date(text)
    default:
      return unreachable(type)
  }
}

function typeOf({ type }: CodeBookColumn): BasicType {
  switch (type) {
    case 'string':
      return 'STRING'
    case 'integer':
      return 'INT32'
    case 'number':
      return 'DOUBLE'
    case 'datetime':
      return 'TIMESTAMP'
    default:
      return unreachable(type)
  }
}

async function writeGroup(
  writer: ParquetWriter,
  typed: readonly { name: string; type: BasicType; nullable: boolean }[],
  group: readonly ColumnBuffer[],
): Promise<void> {
  const columnData = typed.map((column, index) => ({ ...column, data: group[index]?.cells ?? [] }))
  await writer.write({ columnData, rowGroupSize: group[0]?.cells.length ?? 0 })
}

/** The bytes so far; the buffer is used again, its count of the file's bytes goes on. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = new Uint8Array(bytes.buffer, 0, bytes.index).slice()
  bytes.index = 0
  return piece
}
