import type { RequestHandler, Router } from 'express'
import { z } from 'zod'
import { readInput } from '../console/read-input.ts'
import { vietnamDay } from '../core/clock.ts'
import { defaultMonth, type Month, type Months } from './months.ts'
import { chosenMonths, readFilter, surveyFilter, type FilterQuery } from './read-filter.ts'
import { buildReport } from './report/build-report.ts'
import { filterChoices } from './report/filter-choices.ts'
import { decideTotal } from './report/may-show.ts'
import type { ReportParts } from './report/parts.ts'
import { readWhole } from './report/read-groups.ts'
import { buildTrend } from './report/trend.ts'

/** The figures behind the analysts' page. `door`: who may read them, by session or by token. */
export function addReportRoutes(router: Router, door: RequestHandler, parts: ReportParts): void {
  const { figures, words } = parts
  router.get('/report', door, async (req, res) => {
    const query = readFilter(req.query, words)
    res.json(await buildReport(parts, query, await monthsOf(parts, query)))
  })
  router.get('/trend', door, async (req, res) => {
    const query = readFilter(req.query, words)
    const { step, score } = readInput(trendInput, req.query)
    const filter = surveyFilter(query, await monthsOf(parts, query), words)
    const total = await readWhole(figures, filter, figures.cells(filter, []))
    const { shown } = await decideTotal({ figures, words, filter }, total, 'A')
    res.json(
      await buildTrend(
        figures,
        { filter, step: step ?? 'week', score: score ?? 'low2' },
        { ...total, isShown: shown === 'all' },
      ),
    )
  })
  router.get('/filters', door, async (_req, res) => {
    res.json(await filterChoices(parts))
  })
  router.get('/method', door, (_req, res) => {
    res.json({ sections: words.method })
  })
}

const trendInput = z.object({
  step: z.enum(['day', 'week', 'month'], 'Bước thời gian cần là day, week hoặc month.').optional(),
  score: z.enum(['low2', 'low3'], 'Mức không hài lòng cần là low2 (1–2) hoặc low3 (1–3).').optional(),
})

async function monthsOf({ figures, clock }: ReportParts, query: FilterQuery): Promise<Months> {
  const today = vietnamDay(clock.now())
  const isGiven = query.from !== undefined || query.to !== undefined
  return chosenMonths(query, isGiven ? today.slice(0, 7) : defaultMonth(await monthsWithData(figures), today))
}

async function monthsWithData(figures: ReportParts['figures']): Promise<readonly Month[]> {
  const cells = await figures.cells({ from: '2000-01-01', to: '2099-12-31' }, ['month'])
  return cells.filter(({ counts }) => counts.issued > 0).map(({ key }) => key.month ?? '')
}
