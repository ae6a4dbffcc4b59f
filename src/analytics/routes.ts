import express, { type Request, type RequestHandler, type Router } from 'express'
import { z } from 'zod'
import { addOperationsRoutes, type OperationsParts } from './operations-routes.ts'
import { addSignalsRoutes, type SignalsParts } from './signals-routes.ts'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import type { Day } from '../core/ids.ts'
import type { SurveyStore } from '../rating/survey-store.ts'
import type { ExportRouteParts } from './export-route-parts.ts'
import { addExportRoutes } from './export-routes.ts'
import { createReadAccess } from './read-access.ts'
import { addReportRoutes } from './report-routes.ts'
import type { ReportParts } from './report/parts.ts'
import { addSupervisionRoutes, type SupervisionParts } from './supervision-routes.ts'

export interface AnalyticsParts {
  readonly auth: StaffAuth
  readonly surveys: Pick<SurveyStore, 'funnel'>
  readonly exporting?: Omit<ExportRouteParts, 'auth'>
  readonly operations?: OperationsParts
  readonly signals?: SignalsParts
  readonly clock: Clock
  readonly report?: ReportParts
  /** Freeze, re-checks, comments, actions and the yearly survey. */
  readonly supervision?: SupervisionParts
}

/** `/api/analytics`, for who may see figures. Errors go to the app's `problemHandler`. */
export function createAnalyticsRouter(parts: AnalyticsParts): Router {
  const { auth, surveys, exporting, operations, signals, report, supervision, clock } = parts
  const router = express.Router()
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  router.use(express.json({ limit: '64kb' }))
  // Before the door for sessions: programs come with read tokens.
  if (exporting !== undefined) addExportRoutes(router, { ...exporting, auth })
  if (report !== undefined) addReportRoutes(router, figuresDoor(parts), report)
  if (supervision !== undefined) addSupervisionRoutes(router, { ...supervision, auth, clock })
  router.use(auth.requireStaff('figures'))
  router.get('/funnel', async (req, res) => {
    res.json(await surveys.funnel(readPeriod(req, clock)))
  })
  if (operations !== undefined) addOperationsRoutes(router, operations, (req) => readPeriod(req, clock))
  if (signals !== undefined)
    addSignalsRoutes(router, signals, { clock, readLastDay: (req) => readPeriod(req, clock).to })
  return router
}

/** Programs read figures with a token, where tokens are given out. */
function figuresDoor({ auth, exporting, clock }: AnalyticsParts): RequestHandler {
  if (exporting === undefined) return auth.requireStaff('figures')
  const { readTokens, audit } = exporting.stores
  return createReadAccess({ auth, tokens: readTokens, audit, clock }).allow('figures')
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
