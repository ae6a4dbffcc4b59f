import { averageSalary } from './average-salary.ts'
import type { Calculator } from './calculator.ts'
import { contribution } from './contribution.ts'
import { convalescence } from './convalescence.ts'
import { deadline } from './deadline.ts'
import { hiCopay } from './hi-copay.ts'
import { hiPremium } from './hi-premium.ts'
import { injury } from './injury.ts'
import { lumpSum } from './lump-sum.ts'
import { maternity } from './maternity.ts'
import { monthlyAllowance } from './monthly-allowance.ts'
import { pension } from './pension.ts'
import { retirementAge } from './retirement-age.ts'
import { sickness } from './sickness.ts'
import { socialPension } from './social-pension.ts'
import { survivors } from './survivors.ts'
import { unemployment } from './unemployment.ts'
import { voluntary } from './voluntary.ts'

/** Name → calculator, the names of the machine contract. */
export const calculators: ReadonlyMap<string, Calculator> = new Map<string, Calculator>([
  ['contribution', contribution],
  ['voluntary', voluntary],
  ['retirement_age', retirementAge],
  ['pension', pension],
  ['average_salary', averageSalary],
  ['lump_sum', lumpSum],
  ['maternity', maternity],
  ['sickness', sickness],
  ['convalescence', convalescence],
  ['injury', injury],
  ['survivors', survivors],
  ['monthly_allowance', monthlyAllowance],
  ['social_pension', socialPension],
  ['hi_premium', hiPremium],
  ['hi_copay', hiCopay],
  ['unemployment', unemployment],
  ['deadline', deadline],
])
