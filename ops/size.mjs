// npm run size: what a citizen downloads for the widget; fails where a budget is exceeded.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ensureBuild, ensurePackages, root } from './lib.mjs'

await ensurePackages()
await ensureBuild()

const folder = join(root, 'dist', 'ui', 'widget')
const budgets = JSON.parse(readFileSync(join(root, 'channels', 'web', 'widget', 'budgets.json'), 'utf8'))
const names = readdirSync(folder, { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.js'))
const parts = names.map(partOf).toSorted((one, other) => one.order - other.order)
const sum = (wanted) => wanted.reduce((total, { gzip }) => total + gzip, 0)
const loader = sum(parts.filter(({ order }) => order === 0))
const firstLoad = sum(parts.filter(({ order }) => order < 2))

print('bytes', 'raw', 'gzip', 'brotli', '')
for (const { name, raw, gzip, brotli, when } of parts) print(name, raw, gzip, brotli, when)
print('loader', '', loader, '', `budget ${budgets.loader}`)
print('first load', '', firstLoad, '', `budget ${budgets.firstLoad}`)
process.exitCode = loader <= budgets.loader && firstLoad <= budgets.firstLoad ? 0 : 1

function partOf(name) {
  const code = readFileSync(join(folder, name))
  const order = name === 'widget.js' ? 0 : name.includes('chat-window') ? 1 : 2
  const when = ['on every page', 'with the first tap', 'when it is needed'][order]
  const gzip = gzipSync(code, { level: 9 }).length
  return { name, order, when, raw: code.length, gzip, brotli: brotliCompressSync(code).length }
}

function print(name, raw, gzip, brotli, note) {
  const columns = [raw, gzip, brotli].map((value) => String(value).padStart(7))
  process.stdout.write(`${name.padEnd(32)}${columns.join('')}  ${note}\n`)
}
