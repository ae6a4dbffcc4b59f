import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../core/errors.ts'

/**
 * The folder and those above it. Step by step: Node's recursive `mkdirSync` never ends below a folder that takes no
 * entries, such as `/proc`.
 */
export function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent, mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    if (existsSync(path)) return
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed'
    throw new AppError('unavailable', `DATA_DIR: cannot make the folder ${path} (${code})`, { cause: error })
  }
}
