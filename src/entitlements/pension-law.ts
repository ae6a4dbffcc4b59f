import type { Trail } from './trail.ts'

/** The figures in force when the pension begins. */
export function pensionLaw(pensionStart: string, trail: Trail): (name: string) => number {
  return (name) => trail.figure(name, `${pensionStart}-01`, 'pensionStart')
}
