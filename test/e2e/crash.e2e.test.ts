import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { crashRounds } from '../crash/crash-rounds.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-crash-'))
chmodSync(dataDir, 0o755)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** The long run is `npm run crash -- --rounds 100 --seed 1`. */
test('five times kill -9 in the middle of the work: nothing acknowledged is lost, each citizen’s order is kept', async () => {
  const result = await crashRounds({ rounds: 5, seed: 2026, dataDir, say: () => undefined })

  expect(result).toMatchObject({ lost: 0, outOfOrder: 0, answered: result.acknowledged })
  // At most what was under way at the platform when the program was killed (docs/adr/0003).
  expect(result.repeated).toBeLessThanOrEqual(5 * 24)
})
