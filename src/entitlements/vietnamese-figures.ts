import type { Day } from '../core/ids.ts'
import { roundVnd, type Exact } from './exact.ts'
import { formatParameter } from './parameters.ts'

/** As a citizen reads it: `2.530.000 đồng`; an exact amount is rounded here for display only. */
export function vnd(value: number | Exact): string {
  return formatParameter(typeof value === 'number' ? value : roundVnd(value), 'VND')
}

/** `2026-11-21` → `21/11/2026`. */
export function dayText(day: Day): string {
  return `${day.slice(8)}/${monthText(day)}`
}

/** `2026-11` → `11/2026`. */
export function monthText(month: string): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`
}
