import { unreachable } from '../core/message.ts'
import type { HiFacility, HiGroup, HiVisit } from './hi-copay-input.ts'
import type { Trail } from './trail.ts'

const SOCIAL_PENSION_FROM = '2025-07-01'
/** Resolution 261/2025/QH15: near-poor people and social pensioners from 75 on are paid in full. */
const NEAR_POOR_FULL_FROM = '2026-01-01'

/** Percent the card pays of a proper visit. */
export function cardRate({ group, date }: HiVisit, trail: Trail): number {
  if ((group === 'near_poor' || group === 'social_pension_75') && date >= NEAR_POOR_FULL_FROM) {
    trail.warn('near_poor_100', 'Từ ngày 01/01/2026 nhóm này được hưởng 100% theo Nghị quyết 261/2025/QH15.')
  }
  return trail.figure(cardFigure(group, date), date, 'date')
}

function cardFigure(group: HiGroup, date: string): string {
  switch (group) {
    case 'army_police':
    case 'child_under_6':
    case 'merit':
    case 'poor':
    case 'social_assistance':
      return 'hi_benefit_full'
    case 'near_poor':
      return 'hi_benefit_near_poor'
    case 'social_pension_75':
      // The group came with the social pension; before, its members had the common rate.
      return date < SOCIAL_PENSION_FROM ? 'hi_benefit_80' : 'hi_benefit_social_pension_75'
    case 'pensioner':
    case 'merit_relative':
    case 'ethnic_exit':
      return 'hi_benefit_95'
    case 'employee':
    case 'household':
    case 'student':
    case 'unemployed':
    case 'foreigner':
    case 'other':
      return 'hi_benefit_80'
    default:
      return unreachable(group)
  }
}

/** Percent of the card rate that is left on this way to this facility. */
export function routeFactor(visit: HiVisit, trail: Trail): number {
  const figure = (name: string): number => trail.figure(name, visit.date, 'date')
  const { route, facility, setting } = visit
  switch (route) {
    case 'proper':
      return figure('hi_benefit_full')
    case 'emergency':
      return figure('hi_emergency')
    case 'listed_disease':
      return figure('hi_selfref_annex1')
    case 'self_referred':
    case 'difficult_area':
      if (facility === undefined) return 0
      if (route === 'difficult_area' && setting === 'inpatient' && isSpecialised(facility)) {
        return figure('hi_selfref_ethnic_poor_island_in')
      }
      return figure(selfReferredFigure(facility, setting))
    default:
      return unreachable(route)
  }
}

function selfReferredFigure(facility: HiFacility, setting: HiVisit['setting']): string {
  const inpatient = setting === 'inpatient'
  switch (facility) {
    case 'health_station':
    case 'primary':
      return 'hi_selfref_primary'
    case 'former_district':
      return 'hi_selfref_former_district'
    case 'basic_under_50':
      return inpatient ? 'hi_selfref_basic_inpatient' : 'hi_selfref_basic_lt50_out'
    case 'basic_50_70':
      return inpatient ? 'hi_selfref_basic_inpatient' : 'hi_selfref_basic_50_70_out'
    case 'basic_former_province':
      return inpatient ? 'hi_selfref_basic_inpatient' : 'hi_selfref_basic_former_province_central_out'
    case 'specialised_former_province':
      return inpatient ? 'hi_selfref_specialised_former_province_in' : 'hi_selfref_specialised_former_province_out'
    case 'specialised_former_central':
      return inpatient ? 'hi_selfref_specialised_former_central_in' : 'hi_selfref_specialised_former_central_out'
    default:
      return unreachable(facility)
  }
}

export function isSpecialised(facility: HiFacility): boolean {
  return facility === 'specialised_former_province' || facility === 'specialised_former_central'
}
