import type { Day } from '../core/ids.ts'
import { choice, day, flag, integer, optionalInteger, windowW, type Fields } from './fields.ts'

interface Stay {
  readonly date: Day
  /** Absent: as many as allowed. */
  readonly days: number | undefined
}

export type ConvalescenceInput = Stay &
  (
    | { readonly kind: 'sickness'; readonly daysFigure: string; readonly sickDaysInYear: number }
    | { readonly kind: 'maternity'; readonly daysFigure: string; readonly returnedEarly: boolean }
    | { readonly kind: 'injury'; readonly lossPercent: number }
  )

const sicknessDays = {
  long_term: 'convalescence_days_sick_long',
  surgery: 'convalescence_days_sick_surgery',
  other: 'convalescence_days_sick_other',
} as const

const maternityDays = {
  multiple_birth: 'convalescence_days_mat_multiple',
  surgery: 'convalescence_days_mat_surgery',
  other: 'convalescence_days_mat_other',
} as const

export function readConvalescence(fields: Fields): ConvalescenceInput {
  const kind = choice(fields, 'kind', ['sickness', 'maternity', 'injury'])
  const date = day(fields, 'date', windowW)
  const days = optionalInteger(fields, 'days', { min: 1, max: 366 })
  switch (kind) {
    case 'sickness': {
      const daysFigure = sicknessDays[choice(fields, 'reason', ['long_term', 'surgery', 'other'])]
      return { kind, date, days, daysFigure, sickDaysInYear: integer(fields, 'sickDaysInYear', { min: 0, max: 366 }) }
    }
    case 'maternity': {
      const daysFigure = maternityDays[choice(fields, 'reason', ['multiple_birth', 'surgery', 'other'])]
      return { kind, date, days, daysFigure, returnedEarly: flag(fields, 'returnedEarly', false) }
    }
    case 'injury':
      return { kind, date, days, lossPercent: integer(fields, 'lossPercent', { min: 0, max: 100 }) }
  }
}
