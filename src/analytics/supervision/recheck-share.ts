import type { Verdict } from '../recheck-contract.ts'
import { wilson } from '../statistics/wilson.ts'

export interface RecheckShare {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** Share of the ratings looked at again that were found right, with Wilson's interval; null: none was yet. */
export function recheckShare({ right, wrong }: Readonly<Record<Verdict, number>>): RecheckShare | null {
  const n = right + wrong
  return n === 0 ? null : { value: right / n, ...wilson(right, n), n }
}
