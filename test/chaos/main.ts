import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chaosRun, type ChaosResult } from './chaos-run.ts'
import { chaosChannels } from './driver.ts'
import { isGood, problemsOf, tableOf } from './table.ts'

/** npm run chaos -- --conversations 1000 --seed 1 [--channel zalo|messenger|telegram|email|web|all] */
const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    channel: { type: 'string', default: 'all' },
    'at-once': { type: 'string', default: '80' },
    faults: { type: 'string', default: '0.3' },
  },
})
const channels = chaosChannels.filter((channel) => values.channel === 'all' || values.channel === channel)
if (channels.length === 0) throw new Error(`--channel: one of ${chaosChannels.join(', ')}, all`)
const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-chaos-'))
// PostgreSQL's user must be able to enter it where this runs as root.
chmodSync(dataDir, 0o755)
const began = performance.now()
try {
  const result = await chaosRun({
    conversations: Number(values.conversations),
    seed: Number(values.seed),
    channels,
    dataDir,
    atOnce: Number(values['at-once']),
    faultShare: Number(values.faults),
    // 1 + 5 + 15 + 60 s of waits, with what the platforms ask for on top.
    longestRow: 4,
    replyWithinMs: 240_000,
    // A message that was under way at several kills waits five minutes after its next failure.
    settleMs: 400_000,
    life: { least: 2_000, most: 6_000 },
    mostKills: Number.POSITIVE_INFINITY,
    say: (line) => process.stderr.write(`${line}\n`),
  })
  report(result)
  process.exitCode = isGood(result) ? 0 : 1
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

function report(result: ChaosResult): void {
  const { skipped, kills, faults, left, errors } = result
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  print(tableOf(result))
  for (const channel of skipped) print(`${channel}: skipped, there is no local platform for it`)
  for (const [channel, counts] of Object.entries(faults)) print(`${channel} calls: ${JSON.stringify(counts)}`)
  const seconds = Math.round((performance.now() - began) / 1000)
  print(
    `kill -9: ${kills.program} of the program, ${kills.group} with PostgreSQL; ${seconds} s; left ${JSON.stringify(left)}`,
  )
  print(problemsOf(result))
  const counted = new Map<string, number>()
  for (const line of errors) {
    const message = /"msg":"([^"]*)"/.exec(line)?.[1] ?? line
    counted.set(message, (counted.get(message) ?? 0) + 1)
  }
  for (const [message, count] of counted) print(`the program's log: ${count} × ${message}`)
}
