import { readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

/** User and system time of a process so far, in seconds: what the work costs, whatever else the machine does. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
  } catch {
    return 0
  }
}
