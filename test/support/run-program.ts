import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../src/root.ts'

export interface RunningProgram {
  readonly child: ChildProcess
  readonly output: () => string
  /** Kill -9: no handler runs. */
  kill(): Promise<void>
}

/** A program of `test/support` in a process of its own (and a group of its own, as a terminal gives it). */
export function runProgram(name: string, args: readonly string[]): RunningProgram {
  const file = join(projectRoot, 'test', 'support', name)
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  return {
    child,
    output: () => output,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}
