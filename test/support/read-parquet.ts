import { readFileSync } from 'node:fs'
import { readParquet, wasmMemory } from 'parquet-wasm/node'

export type ParquetCell = string | number | null

export interface ParquetColumn {
  readonly name: string
  /** Arrow's format string: `u` text, `i` 32-bit, `g` double, `tsm:…` milliseconds. */
  readonly format: string
  readonly cells: ParquetCell[]
}

/** A Parquet file as the Rust reader (another code base than our writer's) sees it, by Arrow's C data interface. */
export function readParquetFile(file: string): { columns: ParquetColumn[]; groups: number } {
  const stream = readParquet(new Uint8Array(readFileSync(file)), { batchSize: 1_000_000 }).intoFFI()
  const view = memoryView()
  const columns = childrenOf(view, stream.schemaAddr(), SCHEMA_CHILDREN).map((address) => ({
    name: textAt(view, view.getUint32(address + 4, true)),
    format: textAt(view, view.getUint32(address, true)),
    cells: new Array<ParquetCell>(),
  }))
  const arrays = stream.arrayAddrs()
  for (const address of arrays) {
    childrenOf(view, address, ARRAY_CHILDREN).forEach((child, index) => {
      const column = columns[index]
      if (column !== undefined) column.cells.push(...cellsOf(view, child, column.format))
    })
  }
  return { columns, groups: arrays.length }
}

/** Places of the fields in the structures of a 32-bit machine. */
const SCHEMA_CHILDREN = { count: 24, pointer: 32 }
const ARRAY_CHILDREN = { count: 32, pointer: 44 }
const BUFFERS = 40

function memoryView(): DataView {
  const memory: unknown = wasmMemory()
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('no memory')
  return new DataView(memory.buffer)
}

function childrenOf(view: DataView, address: number, at: { count: number; pointer: number }): number[] {
  const list = view.getUint32(address + at.pointer, true)
  return Array.from({ length: view.getUint32(address + at.count, true) }, (_, n) => view.getUint32(list + 4 * n, true))
}

function cellsOf(view: DataView, address: number, format: string): ParquetCell[] {
  const length = view.getUint32(address, true)
  const offset = view.getUint32(address + 16, true)
  const buffers = view.getUint32(address + BUFFERS, true)
  const [bits = 0, values = 0, data = 0] = [0, 4, 8].map((n) => view.getUint32(buffers + n, true))
  return Array.from({ length }, (_, n) => {
    const at = n + offset
    if (bits !== 0 && ((view.getUint8(bits + (at >> 3)) >> (at & 7)) & 1) === 0) return null
    if (format === 'i') return view.getInt32(values + 4 * at, true)
    if (format === 'g') return view.getFloat64(values + 8 * at, true)
    if (format.startsWith('tsm')) return Number(view.getBigInt64(values + 8 * at, true))
    if (format !== 'u') throw new Error(`format ${format}`)
    const [start, end] = [view.getInt32(values + 4 * at, true), view.getInt32(values + 4 * at + 4, true)]
    return new TextDecoder().decode(new Uint8Array(view.buffer, data + start, end - start))
  })
}

function textAt(view: DataView, address: number): string {
  let end = address
  while (view.getUint8(end) !== 0) end += 1
  return new TextDecoder().decode(new Uint8Array(view.buffer, address, end - address))
}
