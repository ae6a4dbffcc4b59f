import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chaosRun } from '../chaos/chaos-run.ts'
import { chaosChannels } from '../chaos/driver.ts'
import { figuresOf, isGood, problemsOf, tableOf } from '../chaos/table.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-chaos-'))
chmodSync(dataDir, 0o755)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Two cores with nothing else to do need about a third of it. */
const BUSY_MACHINE_MS = 300_000

/** The long run is `npm run chaos -- --conversations 1000 --seed 1`. */
test(
  '50 conversations, kill -9, failing platforms: nothing is lost or out of order',
  { timeout: BUSY_MACHINE_MS },
  async () => {
    const result = await chaosRun({
      conversations: 50,
      seed: 2026,
      channels: chaosChannels,
      dataDir,
      atOnce: 50,
      faultShare: 0.3,
      // Waits of 1 and 5 s.
      longestRow: 2,
      replyWithinMs: 120_000,
      settleMs: 90_000,
      life: { least: 4_000, most: 7_000 },
      // The last one takes PostgreSQL with it.
      mostKills: 4,
      say: () => undefined,
    })

    const told = `${tableOf(result)}\n${problemsOf(result)}`
    const { lost, outOfOrder, unexplained, answered, sent } = figuresOf(result.cases)
    expect({ lost, outOfOrder, unexplained, answered }, told).toEqual({
      lost: 0,
      outOfOrder: 0,
      unexplained: 0,
      answered: sent,
    })
    expect(isGood(result), told).toBe(true)
    expect(result.skipped).toEqual([])
    expect(result.kills).toEqual({ program: 3, group: 1 })
  },
)
