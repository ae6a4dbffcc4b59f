import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { Pieces } from './export-source.ts'

export interface WrittenFile {
  readonly bytes: number
  readonly sha256: string
}

/** A file appears under its name only when it is whole and on the disk. */
export async function writeFile(path: string, pieces: Pieces): Promise<WrittenFile> {
  const partial = `${path}.part`
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(partial, 'w', FILE_MODE)
  try {
    try {
      for await (const piece of pieces) {
        const block = typeof piece === 'string' ? Buffer.from(piece) : piece
        hash.update(block)
        bytes += block.byteLength
        await file.writeFile(block)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Personal data: for the program's own account alone. */
const FILE_MODE = 0o600
