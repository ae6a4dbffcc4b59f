import { createHash } from 'node:crypto'
import { filePieces } from './file-pieces.ts'

export interface InspectedFile {
  readonly sha256: string
  readonly delimiter: string
  readonly encoding: 'utf8' | 'utf16le'
  /** False: in another encoding than UTF-8 (or UTF-16 with its mark), diacritics cannot be read. */
  readonly readable: boolean
}

/** One pass over the file before its rows are read: its hash, and how it is written. */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const hash = createHash('sha256')
  let encoding: InspectedFile['encoding'] = 'utf8'
  let decoder = new TextDecoder('utf-8', { fatal: true })
  let head: string | undefined
  let readable = true
  for await (const piece of filePieces(path)) {
    hash.update(piece)
    if (head === undefined && piece[0] === 0xff && piece[1] === 0xfe) {
      encoding = 'utf16le'
      decoder = new TextDecoder('utf-16le', { fatal: true })
    }
    if (!readable) continue
    try {
      const text = decoder.decode(piece, { stream: true })
      head ??= text
    } catch {
      readable = false
    }
  }
  return { sha256: hash.digest('hex'), delimiter: delimiterOf(head ?? ''), encoding, readable }
}

/** Comma, semicolon (Excel with Vietnamese settings) or tab: what stands most often in the first line, unquoted. */
export function delimiterOf(head: string): string {
  const line = (head.split(/\r?\n|\r/).find((text) => text.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '')
  let [best, most] = [',', 0]
  for (const delimiter of [',', ';', '\t']) {
    const count = line.split(delimiter).length - 1
    if (count > most) [best, most] = [delimiter, count]
  }
  return best
}
