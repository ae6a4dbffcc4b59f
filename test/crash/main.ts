import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { crashRounds } from './crash-rounds.ts'

/** npm run crash -- --rounds 100 --seed 1 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})
const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-crash-'))
chmodSync(dataDir, 0o755)
const began = performance.now()
try {
  const result = await crashRounds({
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    dataDir,
    say: (line) => process.stderr.write(`${line}\n`),
  })
  const seconds = Math.round((performance.now() - began) / 1000)
  process.stdout.write(
    `${JSON.stringify({ rounds: Number(values.rounds), seed: Number(values.seed), ...result, seconds })}\n`,
  )
  process.exitCode = result.lost === 0 && result.outOfOrder === 0 ? 0 : 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
