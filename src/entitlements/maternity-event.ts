import type { Day } from '../core/ids.ts'
import { exact, type Exact } from './exact.ts'
import type { Fields } from './fields.ts'
import { parameterOn } from './parameters.ts'
import type { Figures, Trail } from './trail.ts'

/** What every event is calculated from. */
export interface MaternityEvent {
  readonly fields: Fields
  readonly on: Day
  readonly average: Exact
  readonly trail: Trail
  readonly figures: Figures
}

/** Exact; rounded once by the caller. Entitled where there is no reason against it. */
export interface MaternityOutcome {
  readonly reasons: readonly string[]
  readonly leaveMonths: number
  readonly leaveDays: number
  readonly leaveAmount: Exact
  readonly oneOff: Exact
}

export const noMaternity: MaternityOutcome = {
  reasons: [],
  leaveMonths: 0,
  leaveDays: 0,
  leaveAmount: exact(0),
  oneOff: exact(0),
}

export function maternityFigure({ trail, on }: MaternityEvent, name: string): number {
  return trail.figure(name, on, 'eventDate')
}

/** The longer leave for a second child began with Law 113/2025: before, its figures have no value. */
export function hasSecondChildRule({ figures, on }: MaternityEvent, name: string): boolean {
  return parameterOn(figures.parameters, name, on) !== undefined
}
