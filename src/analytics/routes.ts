import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import { addOperationsRoutes, type OperationsParts } from './operations-routes.ts'
import { addSignalsRoutes, type SignalsParts } from './signals-routes.ts'
import { readInput } from '../console/read-input.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import { AppError } from '../core/errors.ts'
import type { Day } from '../core/ids.ts'
import type { RatingRow } from '../core/rating.ts'
import type { SurveyStore } from '../rating/survey-store.ts'
import { addReportRoutes } from './report-routes.ts'
import type { ReportParts } from './report/parts.ts'
import { addSupervisionRoutes, type SupervisionParts } from './supervision-routes.ts'

export interface AnalyticsParts {
  readonly auth: StaffAuth
  readonly surveys: Pick<SurveyStore, 'funnel' | 'stream'>
  readonly exportCsv: (rows: AsyncIterable<RatingRow>) => AsyncIterable<string | Uint8Array>
  readonly operations?: OperationsParts
  readonly signals?: SignalsParts
  readonly clock: Clock
  readonly report?: ReportParts
  /** Freeze, re-checks, comments, actions and the yearly survey. */
  readonly supervision?: SupervisionParts
}

/** `/api/analytics`, for who may see figures. Errors go to the app's `problemHandler`. */
export function createAnalyticsRouter(parts: AnalyticsParts): Router {
  const { auth, surveys, exportCsv, operations, signals, report, supervision, clock } = parts
  const router = express.Router()
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  if (report !== undefined) addReportRoutes(router, auth.requireStaff('figures'), report)
  if (supervision !== undefined) addSupervisionRoutes(router, { ...supervision, auth, clock })
  router.use(auth.requireStaff('figures'))
  router.get('/funnel', async (req, res) => {
    res.json(await surveys.funnel(readPeriod(req, clock)))
  })
  router.get('/ratings.csv', async (req, res) => {
    const period = readPeriod(req, clock)
    await auth.record(res, 'ratings-export', `${period.from}_${period.to}`)
    const chunks = exportCsv(surveys.stream(period))[Symbol.asyncIterator]()
    // The first piece before the head: a failing export is still a problem answer, not half a file.
    const first = await chunks.next()
    res.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="ansinh-danh-gia_${period.from}_${period.to}.csv"`,
    })
    try {
      await pipeline(Readable.from(joined(first, chunks), { objectMode: true }), res)
    } catch (error) {
      // The reader went away: nothing to report. Anything else breaks off the download, so that nobody takes it for whole.
      if (!isClosedByReader(error)) throw error
    }
  })
  if (operations !== undefined) addOperationsRoutes(router, operations, (req) => readPeriod(req, clock))
  if (signals !== undefined)
    addSignalsRoutes(router, signals, { clock, readLastDay: (req) => readPeriod(req, clock).to })
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

type Chunks = AsyncIterator<string | Uint8Array>

async function* joined(first: Awaited<ReturnType<Chunks['next']>>, rest: Chunks): AsyncGenerator<string | Uint8Array> {
  try {
    for (let part = first; part.done !== true; part = await rest.next()) yield part.value
  } finally {
    // Frees the store's cursor when the download stops early.
    await rest.return?.()
  }
}

function isClosedByReader(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
