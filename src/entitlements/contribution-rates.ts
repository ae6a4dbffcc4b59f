import { unreachable } from '../core/message.ts'
import type { ContributionInput } from './contribution-input.ts'
import type { Trail } from './trail.ts'

/** Percent of the base. */
export interface FundRates {
  readonly pension: number
  readonly sicknessMaternity: number
  readonly accident: number
  readonly health: number
  readonly unemployment: number
}

const nothing: FundRates = { pension: 0, sicknessMaternity: 0, accident: 0, health: 0, unemployment: 0 }

export interface ContributionRates {
  readonly worker: FundRates
  readonly employer: FundRates
}

export function contributionRates(input: ContributionInput, trail: Trail): ContributionRates {
  const rate = (name: string): number => trail.figure(name, `${input.month}-01`, 'month')
  switch (input.payer) {
    case 'foreigner':
      return employed(input, rate)
    case 'employee': {
      const { worker, employer } = employed(input, rate)
      return {
        worker: { ...worker, unemployment: rate('ui_rate_worker') },
        employer: { ...employer, unemployment: rate('ui_rate_employer') },
      }
    }
    case 'household_owner':
      return { worker: householdOwner(rate), employer: nothing }
    default:
      return unreachable(input.payer)
  }
}

/** Without unemployment insurance, which foreigners do not have. */
function employed({ reducedAccidentRate }: ContributionInput, rate: (name: string) => number): ContributionRates {
  return {
    worker: { ...nothing, pension: rate('rate_si_pension_employee'), health: rate('rate_hi_employee') },
    employer: {
      pension: rate('rate_si_pension_employer'),
      sicknessMaternity: rate('rate_si_sickmat_employer'),
      accident: rate(reducedAccidentRate ? 'rate_accident_employer_reduced' : 'rate_accident_employer'),
      health: rate('rate_hi_employer'),
      unemployment: 0,
    },
  }
}

/** 25 % in all (art. 33.4): the pension fund's 22 %, the rest to sickness and maternity. */
function householdOwner(rate: (name: string) => number): FundRates {
  const pension = rate('rate_si_pension_total')
  const sicknessMaternity = rate('rate_self_household_owner') - pension
  return { ...nothing, pension, sicknessMaternity, health: rate('rate_hi_household_owner') }
}
