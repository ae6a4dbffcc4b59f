import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Pieces } from './export-source.ts'

export interface ZipEntry {
  readonly path: string
  /** Asked for when its turn comes: an entry may tell of those before it. */
  readonly pieces: () => Pieces
}

/** Little work for the processor; a level more makes a file a tenth smaller and half as slow again. */
const LEVEL = 1

/** A zip file, made while it is read, entry after entry. */
export async function* zipOf(entries: readonly ZipEntry[], modified: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const open: Readable[] = []
  const output = zip.outputStream
  if (!(output instanceof Readable)) throw new Error('yazl gives no stream to read')
  const fail = (error: unknown): void => void output.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  for (const { path, pieces } of entries) {
    zip.addReadStreamLazy(path, { compressionLevel: LEVEL, mtime: modified }, (done) => {
      const stream = Readable.from(bytesOf(pieces()), { objectMode: false })
      stream.on('error', fail)
      open.push(stream)
      done(undefined, stream)
    })
  }
  zip.end()
  try {
    for await (const piece of output) if (piece instanceof Uint8Array) yield piece
  } finally {
    // A reader that goes away frees what an entry reads from.
    for (const stream of open) stream.destroy()
  }
}

/** For small entries. */
export async function* pieceOf(text: string): Pieces {
  yield text
}

async function* bytesOf(pieces: Pieces): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}
