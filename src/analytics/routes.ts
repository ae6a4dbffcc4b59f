import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import type { Day } from '../core/ids.ts'
import type { SurveyStore } from '../rating/survey-store.ts'
import type { ExportRouteParts } from './export-route-parts.ts'
import { addExportRoutes } from './export-routes.ts'

export interface AnalyticsParts {
  readonly auth: StaffAuth
  readonly surveys: Pick<SurveyStore, 'funnel'>
  readonly exporting: Omit<ExportRouteParts, 'auth'>
  readonly clock: Clock
}

/** `/api/analytics`, for who may see figures. Errors go to the app's `problemHandler`. */
export function createAnalyticsRouter({ auth, surveys, exporting, clock }: AnalyticsParts): Router {
  const router = express.Router()
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  router.use(express.json({ limit: '64kb' }))
  // Before the door for sessions: programs come with read tokens.
  addExportRoutes(router, { ...exporting, auth })
  router.use(auth.requireStaff('figures'))
  router.get('/funnel', async (req, res) => {
    res.json(await surveys.funnel(readPeriod(req, clock)))
  })
  return router
}

const NOT_A_DAY = 'Ngày cần có dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-25.'
const day = z.string(NOT_A_DAY).refine(isDay, NOT_A_DAY).optional()
const period = z.object({ from: day, to: day })

/** Days shown when none are asked for, the last one included. */
const DEFAULT_DAYS = 30

function readPeriod(req: Request, clock: Clock): { readonly from: Day; readonly to: Day } {
  const given = readInput(period, req.query)
  const to = given.to ?? vietnamDay(clock.now())
  const from = given.from ?? daysBefore(to, DEFAULT_DAYS - 1)
  if (from > to)
    throw new AppError('invalid_input', 'Ngày bắt đầu phải trước hoặc trùng ngày kết thúc.', { field: 'from' })
  return { from, to }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function daysBefore(from: Day, days: number): Day {
  return new Date(Date.parse(`${from}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
