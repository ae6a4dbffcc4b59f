import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../src/root.ts'
import { knownQuestions } from '../crash/questions.ts'
import { freePort } from '../../src/store/free-port.ts'
import { startServerProcess } from '../support/server-process.ts'
import { LOAD_USERS, webhookLoad, type LoadResult } from './load.ts'
import { startPlatformProcess, type PlatformProcess } from './platform-process.ts'
import { cpuSeconds } from './cpu-seconds.ts'

export interface ServingOptions {
  readonly seconds: number
  readonly rounds: number
  readonly messages: number
}

/** Whole turns, and the durable intake beside a bare Express with the same signature check. */
export async function benchServing({ seconds, rounds, messages }: ServingOptions, say: (line: string) => void) {
  const texts = knownQuestions(12).map((question) => question.text)
  const dataDir = mkdtempSync(join(tmpdir(), 'ansinh-bench-'))
  chmodSync(dataDir, 0o755)
  const platform = await startPlatformProcess()
  const port = await freePort()
  const server = await startServerProcess({ PORT: String(port), DATA_DIR: dataDir, ...platform.settings })
  const echoPort = await freePort()
  const echo = spawn(process.execPath, ['--import', 'tsx', 'test/bench/express-echo.ts', String(echoPort)], {
    cwd: projectRoot,
    stdio: 'inherit',
  })
  try {
    await platform.call({ cmd: 'webhook', url: `${server.url}/webhooks/zalo` })
    await readyAt(`http://127.0.0.1:${echoPort}`)
    say('whole turns at 100 a second …')
    await platform.call({ cmd: 'burst', messages: 300, users: 300, perSecond: 100, texts, firstUser: 900_000 })
    const steady = await wholeTurns(platform, texts, { messages, perSecond: 100, firstUser: 100_000 })
    say(JSON.stringify(steady))
    say('whole turns as fast as they go …')
    const fast = await wholeTurns(platform, texts, { messages, perSecond: 20_000, firstUser: 300_000 })
    say(JSON.stringify(fast))
    // The load comes from another program: the platform must know its citizens, or it refuses the answers.
    await platform.call({ cmd: 'interacted', users: LOAD_USERS })
    say(`intake and bare Express in turn, ${rounds} × ${seconds} s …`)
    const intake: LoadResult[] = []
    const express: LoadResult[] = []
    const cpu = { intake: 0, express: 0 }
    for (let round = 0; round < rounds; round++) {
      const before = { server: cpuSeconds(server.pid), echo: cpuSeconds(echo.pid ?? 0) }
      express.push(await webhookLoad(`http://127.0.0.1:${echoPort}`, seconds, texts))
      intake.push(await webhookLoad(server.url, seconds, texts))
      cpu.intake += cpuSeconds(server.pid) - before.server
      cpu.express += cpuSeconds(echo.pid ?? 0) - before.echo
      say(JSON.stringify({ express: express.at(-1), intake: intake.at(-1) }))
      await drained(platform)
    }
    const ours = median(intake)
    const theirs = median(express)
    return {
      steady,
      fast,
      intake: ours,
      express: theirs,
      ratio: Math.round((ours.perSecond / theirs.perSecond) * 100) / 100,
      cpuSeconds: { intake: Math.round(cpu.intake * 10) / 10, express: Math.round(cpu.express * 10) / 10 },
    }
  } finally {
    echo.kill('SIGKILL')
    await server.stop()
    platform.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface TurnFigures {
  readonly turnsPerSecond: number
  readonly accepted: number
  readonly answerMs: unknown
  readonly ackMs: unknown
}

async function wholeTurns(
  at: PlatformProcess,
  texts: readonly string[],
  load: { messages: number; perSecond: number; firstUser: number },
): Promise<TurnFigures> {
  const before = Number((await at.call({ cmd: 'state' }))['shown'])
  await at.call({ cmd: 'forget-times' })
  const began = performance.now()
  const sent = await at.call({ cmd: 'burst', ...load, users: load.messages, texts })
  const accepted = Number(sent['accepted'])
  let state = await at.call({ cmd: 'state' })
  while (Number(state['shown']) - before < accepted && performance.now() - began < 120_000) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    state = await at.call({ cmd: 'state' })
  }
  const turnsPerSecond = Math.round((accepted / (performance.now() - began)) * 1000)
  return { turnsPerSecond, accepted, answerMs: state['answer'], ackMs: sent['ack'] }
}

/** Until the turns of the load are through, so that the next round starts even. */
async function drained(at: PlatformProcess): Promise<void> {
  let last = -1
  for (;;) {
    const shown = Number((await at.call({ cmd: 'state' }))['shown'])
    if (shown === last) return
    last = shown
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
}

function median(results: readonly LoadResult[]): LoadResult {
  const sorted = results.toSorted((a, b) => a.perSecond - b.perSecond)
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50: 0, p99: 0, failed: 0 }
}

async function readyAt(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} did not start`)
}
