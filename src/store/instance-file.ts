import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../core/errors.ts'
import { isRunning, startTicks } from './process-state.ts'

/**
 * Only one program at a time owns a `DATA_DIR` with its embedded database. The file names it by pid and start time, so
 * that one left behind by a crash stops nobody.
 */
export function ownDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'owner.json')
  mkdirSync(dataDir, { recursive: true })
  const owner = readOwner(file)
  if (owner !== undefined && owner.pid !== process.pid) {
    if (isRunning(owner.pid) && startTicks(owner.pid) === owner.startTicks) {
      throw new AppError(
        'unavailable',
        `another An Sinh (process ${owner.pid}) uses ${dataDir}: stop it first, or set DATA_DIR to another folder`,
      )
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTicks: startTicks(process.pid) }))
  return () => rmSync(file, { force: true })
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
