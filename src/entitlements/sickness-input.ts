import type { Day } from '../core/ids.ts'
import {
  day,
  flag,
  integer,
  money,
  MOST_MONTHS,
  optionalChoice,
  optionalHalves,
  required,
  windowW,
  type Fields,
} from './fields.ts'

interface Leave {
  readonly startDate: Day
  readonly base: number
  readonly days: number
  /** Paid already this year. */
  readonly usedDays: number
}

export type SicknessInput = Leave &
  (
    | {
        readonly kind: 'own'
        readonly contributionMonths: number
        readonly hazardous: boolean
        readonly longTerm: boolean
      }
    | { readonly kind: 'child'; readonly childAgeMonths: number }
  )

export function readSickness(fields: Fields): SicknessInput {
  const startDate = day(fields, 'startDate', windowW)
  const kind = optionalChoice(fields, 'kind', ['own', 'child']) ?? 'own'
  const base = money(fields, 'base')
  const days = required(optionalHalves(fields, 'days', { min: 0.5, max: 366 }), 'days')
  const usedDays = optionalHalves(fields, 'usedDays', { min: 0, max: 366 }) ?? 0
  const leave = { startDate, base, days, usedDays }
  if (kind === 'child') {
    return { ...leave, kind, childAgeMonths: integer(fields, 'childAgeMonths', { min: 0, max: 240 }) }
  }
  const contributionMonths = integer(fields, 'contributionMonths', { min: 0, max: MOST_MONTHS })
  const conditions = optionalChoice(fields, 'conditions', ['normal', 'hazardous']) ?? 'normal'
  const hazardous = conditions === 'hazardous'
  return { ...leave, kind, contributionMonths, hazardous, longTerm: flag(fields, 'longTerm', false) }
}
