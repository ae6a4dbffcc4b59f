import type { Day } from '../core/ids.ts'
import type { Trail } from './trail.ts'

/** Claims are filed under Law 74/2025 whenever the contract ended. */
const LAW_FROM: Day = '2026-01-01'

/** The figures of the law for a contract that ended on the day. */
export function unemploymentLaw(endDate: Day, trail: Trail): (name: string) => number {
  return (name) => trail.figure(name, endDate < LAW_FROM ? LAW_FROM : endDate, 'endDate')
}
