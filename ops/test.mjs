// npm test: installs what is missing, then runs every check and every test; the last line counts them.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, ensureDebianPackages, ensurePackages, root, run, say } from './lib.mjs'

const counts = { passed: 0, failed: 0 }
const node = process.execPath
const tool = (name, ...args) => [node, [join('node_modules', ...name.split('/')), ...args]]

/** Cheap first: a wrong format is told after seconds, not after the browser tests. */
const checks = [
  ['format', tool('oxfmt/bin/oxfmt', '--check')],
  ['lint', tool('oxlint/bin/oxlint')],
  ['types', tool('typescript/bin/tsc', '--noEmit', '-p', '.')],
  ['types of the tests', tool('typescript/bin/tsc', '--noEmit', '-p', 'test')],
  ['types of the widget', tool('typescript/bin/tsc', '--noEmit', '-p', 'channels/web/widget')],
  ['types of the desk', tool('typescript/bin/tsc', '--noEmit', '-p', 'src/console/ui')],
  ['types of the analysts’ page', tool('typescript/bin/tsc', '--noEmit', '-p', 'src/analytics/ui')],
  ['import directions', tool('dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'channels')],
  ['unused code', tool('knip/bin/knip.js')],
  ['content', [node, ['ops/bin/ansinh.mjs', 'check', 'content']]],
  // Once for all tests: several of them would else train at the same time.
  ['model', [node, ['ops/bin/ansinh.mjs', 'train', '--missing']]],
]

await ensurePackages()
ensureDebianPackages([
  { name: 'redis-server', file: '/usr/bin/redis-server' },
  // Opens the exports as their readers do.
  { name: 'libreoffice-calc-nogui', file: '/usr/bin/soffice' },
  { name: 'chromium', file: '/usr/bin/chromium' },
  { name: 'dovecot-imapd', file: '/usr/lib/dovecot/imap' },
])
await check('PostgreSQL starts', [node, ['--import', 'tsx', 'ops/select-one.ts']])
for (const [name, command] of checks) await check(name, command)
await build()
for (const project of ['unit', 'integration', 'e2e']) await tests(project)
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed === 0 ? 0 : 1

async function check(name, [program, args]) {
  try {
    await run(program, args)
    counts.passed++
    say(`ok    ${name}`)
  } catch (error) {
    counts.failed++
    say(`FAIL  ${name}\n${error.message}`)
  }
}

/** Without it the browser tests would only repeat that it failed. */
async function build() {
  try {
    await ensureBuild()
    counts.passed++
    say('ok    build')
  } catch (error) {
    say(`FAIL  build\n${error.message}`)
    counts.failed++
  }
}

async function tests(project) {
  say(`tests: ${project} …`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  const report = join(root, '.cache', `test-${project}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const [program, args] = tool('vitest/vitest.mjs', 'run', '--project', project, ...reporters)
  await run(program, args, { quiet: false }).catch(() => undefined)
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  counts.passed += told?.numPassedTests ?? 0
  // A file that could not be loaded has no tests to fail, but it fails.
  const broken = told?.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  counts.failed += told === undefined ? 1 : told.numFailedTests + broken
  if (told !== undefined && told.numTotalTests === 0) counts.failed++
  if (told !== undefined && !told.success && told.numFailedTests + broken === 0) counts.failed++
}
