// What the scripts share: no dependency, because they run before anything is installed.
import { createHash } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Runs a program; rejects with what it printed if it fails. */
export function run(program, args, { quiet = true, cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2] })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}\n${output}`))
    })
  })
}

/** The packages of the lock file; install scripts are not run (the programs need none). */
export async function ensurePackages() {
  const wanted = hashOf([readFileSync(join(root, 'package-lock.json'))])
  const stamp = join(root, 'node_modules', '.ansinh-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (existsSync(join(root, 'node_modules', '.package-lock.json')) && npmAgrees()) {
    writeFileSync(stamp, wanted)
    return
  }
  say('Installing the packages of package-lock.json (npm ci) …')
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  writeFileSync(stamp, wanted)
}

/** Somebody ran `npm ci` already: what it noted agrees with the lock file. */
function npmAgrees() {
  const noted = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional) return true
    return noted[path]?.version === entry.version
  })
}

const sources = {
  server: ['src', 'channels', 'tsconfig.json', 'package-lock.json'],
  ui: ['src/core', 'src/console/ui', 'src/analytics/ui', 'channels/web/widget', 'package-lock.json'],
}

/** Builds what is older than its sources; `dist/.stamp-<part>` names the sources that were built. */
export async function ensureBuild() {
  const stale = Object.keys(sources).filter((part) => readStamp(part) !== stampOf(part))
  if (stale.length === 0) return
  say(`Building the ${stale.join(' and the ')} …`)
  const stamps = Object.fromEntries(stale.map((part) => [part, stampOf(part)]))
  if (stale.includes('ui'))
    for (const folder of frontEnds) await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', folder])
  // The compiler's note of what it wrote is only worth something beside what it wrote.
  if (!existsSync(join(root, 'dist/src/cli.js'))) rmSync(join(root, 'dist/.tsbuildinfo'), { force: true })
  if (stale.includes('server')) await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'])
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (const [part, stamp] of Object.entries(stamps)) writeFileSync(join(root, 'dist', `.stamp-${part}`), stamp)
}

export function isBuilt(part) {
  return readStamp(part) === stampOf(part)
}

const frontEnds = ['channels/web/widget', 'src/console/ui', 'src/analytics/ui']

function readStamp(part) {
  const file = join(root, 'dist', `.stamp-${part}`)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

const frontEndFolder = /\/(?:ui|widget)\//

function stampOf(part) {
  const files = sources[part].flatMap((path) => filesBelow(join(root, path)))
  const own = part === 'server' ? files.filter((file) => !frontEndFolder.test(file)) : files
  return hashOf(own.map((file) => `${file.slice(root.length)} ${readFileSync(file, 'utf8')}`))
}

function filesBelow(path) {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .toSorted()
}

function hashOf(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Debian's packages, where we are root on Debian; elsewhere their absence is told by the tests that need them. */
export function ensureDebianPackages(packages) {
  const missing = packages.filter(({ file }) => !existsSync(file)).map(({ name }) => name)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`please install: ${missing.join(', ')} (Debian: apt-get install ${missing.join(' ')})`)
  }
  say(`Installing Debian's ${missing.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env, encoding: 'utf8' })
  spawnSync('apt-get', ['update'], { env, encoding: 'utf8' })
  const done = install()
  if (done.status !== 0) throw new Error(`apt-get install failed: ${done.stderr}`)
}
