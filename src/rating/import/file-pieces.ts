import { open } from 'node:fs/promises'

const PIECE_BYTES = 131_072

/**
 * A file's bytes, piece by piece in one buffer that is filled anew: whoever keeps a piece copies it. Streams take new
 * memory for each, which is given back late; over a large file that is most of what the program uses.
 */
export async function* filePieces(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
