import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../core/errors.ts'
import { makeFolder } from './make-folder.ts'
import { isRunning, startTicks } from './process-state.ts'

/**
 * Only one program at a time owns a `DATA_DIR` with its embedded database. The file names it by pid and start time, so
 * that one left behind by a crash stops nobody.
 */
export function ownDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'owner.json')
  makeFolder(dataDir, 0o755)
  if (existsSync(file)) {
    const owner = readOwner(file)
    const lives = owner !== undefined && isRunning(owner.pid) && startTicks(owner.pid) === owner.startTicks
    if (lives && owner.pid !== process.pid) refuse(dataDir, owner.pid)
    rmSync(file, { force: true })
  }
  try {
    // Of two that start in the same moment, one makes the file.
    writeFileSync(file, JSON.stringify({ pid: process.pid, startTicks: startTicks(process.pid) }), { flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') refuse(dataDir, readOwner(file)?.pid)
    throw error
  }
  return () => rmSync(file, { force: true })
}

function refuse(dataDir: string, pid: number | undefined): never {
  const which = pid === undefined ? '' : ` (process ${pid})`
  throw new AppError(
    'unavailable',
    `another An Sinh${which} uses ${dataDir}: stop it first, or set DATA_DIR to another folder`,
  )
}

function readOwner(file: string): { pid: number; startTicks: string } | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('startTicks' in read)) return undefined
    const { pid, startTicks: ticks } = read
    return typeof pid === 'number' && typeof ticks === 'string' ? { pid, startTicks: ticks } : undefined
  } catch {
    return undefined
  }
}
