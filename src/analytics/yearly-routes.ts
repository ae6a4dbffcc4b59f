import type { Router } from 'express'
import type { StaffAuth } from '../console/staff-auth.ts'
import type { YearlySurvey } from './yearly-contract.ts'

export interface YearlyRouteParts {
  readonly auth: StaffAuth
  readonly yearly: YearlySurvey
}

/** `/yearly`: what the agency published. No other route gives these figures, and this one gives none of ours. */
export function addYearlyRoutes(router: Router, { auth, yearly }: YearlyRouteParts): void {
  router.use('/yearly', auth.requireStaff('figures'))
  router.get('/yearly', (_req, res) => {
    res.json(yearly)
  })
}
