import { monthsBefore, type Months } from '../months.ts'
import { surveyFilter, type FilterQuery } from '../read-filter.ts'
import type { SurveyFilter } from '../contract.ts'
import { decideRows } from '../disclosure/decide-rows.ts'
import { hideScores } from '../disclosure/hide-scores.ts'
import type { Decision } from '../disclosure/table-row.ts'
import { COUNT_PERSONS } from '../disclosure/thresholds.ts'
import { manski } from '../statistics/manski.ts'
import { breakdownRows } from './breakdown-rows.ts'
import { changeOf } from './change.ts'
import { scoreSum, topOf } from '../counts.ts'
import { estimateIndex, type Estimate, type How } from './estimate.ts'
import { factorRows, fiveFactor } from './factors.ts'
import { figureOf } from './figure.ts'
import { funnelOf, reasonsOf } from './funnel.ts'
import { decideTotal } from './may-show.ts'
import { mixOf } from './mix.ts'
import type { CommentFigures, ReportParts } from './parts.ts'
import { placeFigures } from './places.ts'
import { readWhole } from './read-groups.ts'
import { readTables, type Tables } from './read-tables.ts'
import type { IndexFigure, Report } from './report.ts'
import { metaOf } from './report-meta.ts'
import { ruleLabels } from './rule-labels.ts'
import { tableRow, type Group, type Whole } from './table.ts'
import { whyNotWeighted } from './weights.ts'

/** The figures behind the report page, with nothing in them that may not be published. */
export async function buildReport(parts: ReportParts, query: FilterQuery, months: Months): Promise<Report> {
  const { figures, words } = parts
  const before = monthsBefore(months)
  const filter = surveyFilter(query, months, words)
  const refused = query.weighted ? await whyNotWeighted(figures, [months, before], query.rule) : undefined
  const how: How = { rule: query.rule, weighted: query.weighted && refused === undefined }
  const [now, previous, meta, actions] = await Promise.all([
    readNow(parts, filter, how),
    readPrevious(parts, surveyFilter(query, before, words), how),
    metaOf(parts, query, months, before),
    parts.actions?.() ?? [],
  ])
  const { tables, isShown, estimate } = now
  const hasBoth = estimate !== undefined && previous.estimate !== undefined
  return {
    meta: {
      ...meta,
      weighted: how.weighted,
      ...(refused === undefined ? {} : { weightsRefused: refused }),
      instruments: instrumentsOf(tables.instruments, isShown),
    },
    ...wholeOf(now, how),
    previous: {
      funnel: funnelOf(previous.total.counts, previous.decision),
      index: figureOf(previous.estimate, previous.decision, previous.total.counts, previous.total.persons),
      change: estimate === undefined || previous.estimate === undefined ? null : changeOf(estimate, previous.estimate),
    },
    mix: hasBoth ? mixOf(tables.breakdowns.channel, previous.channels, how) : null,
    ...partsOf(now, words, how),
    comments: await commentFigures(parts, filter, tables.total, isShown),
    actions,
  }
}

interface Now {
  readonly tables: Tables
  readonly decision: Decision
  readonly isShown: boolean
  readonly estimate: Estimate | undefined
}

async function readNow(parts: ReportParts, filter: SurveyFilter, how: How): Promise<Now> {
  const tables = await readTables(parts, filter, how.rule)
  const decision = await decideTotal({ ...parts, filter }, tables.total, how.rule)
  const isShown = decision.shown === 'all'
  return { tables, decision, isShown, estimate: isShown ? estimateIndex(tables.total, how) : undefined }
}

function wholeOf({ tables: { total }, decision, isShown, estimate }: Now, how: How) {
  return {
    funnel: funnelOf(total.counts, decision),
    reasons: reasonsOf(total.counts, decision),
    index: indexOf(total, estimate, decision, how),
    distribution: isShown ? hideScores(total.counts.scores) : [null, null, null, null, null],
    bounds: boundsOf(total.counts, estimate),
    repeat: repeatOf(total, isShown),
  }
}

function partsOf({ tables, decision, isShown }: Now, words: ReportParts['words'], how: How) {
  const hidden: Decision | undefined = isShown ? undefined : { shown: 'nothing', why: decision.why ?? 'few_ratings' }
  const factors = factorRows(tables.total, words.factors, hidden)
  return {
    ...placeFigures(tables.provinces, words, how, hidden),
    breakdowns: breakdownRows(tables.breakdowns, words, how, hidden),
    factors,
    fiveFactor: fiveFactor(tables.total, factors),
  }
}

/** What the change is measured against; shown under the same rules. */
async function readPrevious(parts: ReportParts, filter: SurveyFilter, how: How) {
  const { figures, words } = parts
  const cells = figures.cells(filter, ['channel'])
  const total = await readWhole(figures, filter, cells)
  const channels = (await cells).map(({ key, counts }) => ({ code: key.channel ?? '', counts }))
  const decision = await decideTotal({ figures, words, filter }, total, how.rule)
  const estimate = decision.shown === 'all' ? estimateIndex(total, how) : undefined
  return { total, channels, decision, estimate }
}

function indexOf(total: Whole, estimate: Estimate | undefined, decision: Decision, how: How): IndexFigure {
  const { counts, persons } = total
  const isShown = decision.shown === 'all'
  const mean = isShown ? scoreSum(counts) / counts.valid : null
  return {
    ...figureOf(estimate, decision, counts, persons),
    mean,
    top2: isShown ? topOf(counts) / counts.valid : null,
    meanOf5: mean === null ? null : mean / 5,
    ruleLabel: how.weighted ? `${ruleLabels[how.rule]}, có trọng số` : ruleLabels[how.rule],
  }
}

function boundsOf({ valid, issued }: Group['counts'], estimate: Estimate | undefined): Report['bounds'] {
  // An imported form may be valid without having been issued by us.
  if (estimate === undefined || issued === 0) return null
  const { low, high } = manski(Math.min(1, valid / issued), estimate.value)
  return { low, high }
}

function instrumentsOf(groups: readonly Group[], isShown: boolean): Report['meta']['instruments'] {
  const decisions = decideRows(groups.map((group) => tableRow(group, 'A')))
  return groups.map(({ code, counts }, index) => {
    return { version: code, n: isShown && decisions[index]?.shown !== 'nothing' ? counts.valid : null }
  })
}

async function commentFigures(
  { comments }: ReportParts,
  filter: SurveyFilter,
  { counts }: Whole,
  isShown: boolean,
): Promise<CommentFigures> {
  const none = { topics: [], kappa: null, publishable: false }
  if (!isShown) return { count: null, ...none }
  if (comments !== undefined) return comments(filter)
  return { count: counts.comments === 0 || counts.comments >= COUNT_PERSONS ? counts.comments : null, ...none }
}

function repeatOf({ counts, persons, deff, personsEstimated }: Whole, isShown: boolean): Report['repeat'] {
  if (!isShown || persons === null) return { persons: null, perPerson: null, deff: null, estimated: false }
  return { persons, perPerson: counts.valid / persons, deff, estimated: personsEstimated === true }
}
