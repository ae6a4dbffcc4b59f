import { readFileSync } from 'node:fs'

/**
 * Whether the process runs, and by that program where named. A zombie does not run, though signals still reach it; a
 * number that another program has by now is not the one that wrote it down.
 */
export function isRunning(pid: number, program?: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    return state !== 'Z' && state !== 'X' && (program === undefined || name.startsWith(program))
  } catch {
    return false
  }
}

/** When the process started, in the kernel's ticks: with the pid it names one process for good. */
export function startTicks(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
