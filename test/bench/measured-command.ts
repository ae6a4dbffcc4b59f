import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { projectRoot } from '../../src/root.ts'

export interface MeasuredCommand {
  readonly seconds: number
  /** Largest resident size of the command's own processes together, MB; the database server is none of them. */
  readonly peakMb: number
  readonly stdout: string
}

const LOOK_EVERY_MS = 50

/** Runs `ansinh …` and watches how much memory it takes. */
export function measuredCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<MeasuredCommand> {
  const began = performance.now()
  const child = spawn(process.execPath, ['ops/bin/ansinh.mjs', ...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/tmp', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let peak = 0
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const watch = setInterval(() => (peak = Math.max(peak, residentKb(child.pid ?? 0))), LOOK_EVERY_MS)
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      clearInterval(watch)
      if (code !== 0) return reject(new Error(`${args.join(' ')}: ${stderr.slice(-2_000)}`))
      resolve({ seconds: (performance.now() - began) / 1000, peakMb: Math.round(peak / 1024), stdout })
    })
  })
}

/** Of the process and all that it started. */
function residentKb(pid: number): number {
  const parents = new Map(processes().map((one) => [one.pid, one]))
  let total = 0
  for (const { pid: own, kb } of parents.values()) {
    let at: number | undefined = own
    while (at !== undefined && at !== pid) at = parents.get(at)?.parent
    if (at === pid) total += kb
  }
  return total
}

function processes(): { readonly pid: number; readonly parent: number; readonly kb: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const field = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      return [{ pid: Number(name), parent: field('PPid'), kb: field('VmRSS') }]
    } catch {
      // Ended in between.
      return []
    }
  })
}
