import type {
  CellKey,
  Dimension,
  FactorCounts,
  RaterCount,
  SurveyCell,
  SurveyCounts,
  SurveyFigures,
  SurveyFilter,
  TrendPoint,
} from '../analytics/contract.ts'
import type { Database } from './database.ts'
import { longQuery } from './long-query.ts'
import { refreshQualityFlags } from './quality-flags.ts'
import { ONE_IN, refreshSurveyCells } from './refresh-survey-cells.ts'
import { cellCubes, cubeFor, dayCubes } from './survey-cubes.ts'
import { cellMeasuresOf, dimensionColumns, measures, rowMeasures, rowMeasuresOf } from './survey-measures.ts'
import { whereDays, whereMonths, type Where } from './survey-where.ts'

export function createSurveyFigures(database: Database): SurveyFigures {
  const { pool } = database
  async function rows(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const client = await pool.connect()
    try {
      await client.query('begin read only')
      const found = await longQuery<Row>(client, text, values)
      await client.query('commit')
      return found
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    } finally {
      client.release()
    }
  }
  const count: SurveyFigures['count'] = (filter, by) => grouping('survey.ratings', rowMeasures, whereDays(filter), by)
  async function grouping(from: string, measured: string, where: Where, by: readonly Dimension[]) {
    const found = await rows(
      `select ${keys(by)}${measured} from ${from} where ${where.text}${grouped(by)}`,
      where.values,
    )
    return found.map((row): SurveyCell => ({ key: keyOf(row, by), counts: countsOf(row) }))
  }
  return {
    cells(filter, by) {
      const cube = cubeFor(cellCubes, filter, by)
      if (cube === undefined) return count(wholeMonths(filter), by)
      return grouping('survey.cells', cellMeasuresOf('all'), inCube(cube, whereMonths(filter)), by)
    },
    count,
    async breakdowns(filter, by, measured) {
      const parts = await Promise.all(
        byCube(filter, by).map(async ({ cube, dimensions }) => {
          const where = cube === undefined ? whereDays(wholeMonths(filter)) : inCube(cube, whereMonths(filter))
          const sums = cube === undefined ? rowMeasuresOf(measured) : cellMeasuresOf(measured)
          const from = cube === undefined ? 'survey.ratings' : 'survey.cells'
          const found = await rows(eachOf(dimensions, `${sums} from ${from} where ${where.text}`), where.values)
          return sorted(dimensions, found, (row, key) => ({ key, counts: countsOf(row) }))
        }),
      )
      return new Map(parts.flatMap((part) => [...part]))
    },
    async raters(filter, by) {
      const where = whereDays(filter)
      const found = await rows(raterQuery(where, by), where.values)
      return found.map((row) => ratersOf(row, keyOf(row, by)))
    },
    async ratersEstimated(filter) {
      const where = whereMonths(filter)
      const [row] = await rows(
        `select ${ONE_IN} * count(*) as persons, coalesce(sum(m), 0) as ratings, coalesce(sum(m * m), 0) as squares
          from (select count(*) as m from survey.rater_sample where ${where.text} group by person) raters`,
        where.values,
      )
      const { persons, ratings, squares } = row ?? {}
      return { persons: numberOf(persons), ratings: numberOf(ratings), squares: numberOf(squares) }
    },
    async ratersOfEach(filter, by) {
      const where = whereDays(filter)
      const found = await rows(eachRaterQuery(where, by), where.values)
      return sorted(by, found, ratersOf)
    },
    async trend(filter, step) {
      const cube = cubeFor(dayCubes, filter, [])
      const where = cube === undefined ? whereDays(filter) : inCube(cube, whereDays(filter))
      const found = await rows(trendQuery(cube !== undefined, where), [...where.values, step])
      return found.map(pointOf)
    },
    async asOf() {
      const [row] = await rows(`select nullif(until, '-infinity') as until from survey.refreshed`, [])
      return String(row?.['until'] ?? '')
    },
    async refresh() {
      const [row] = await rows(`select (until - interval '10 minutes')::text as since from survey.refreshed`, [])
      await refreshQualityFlags(database, String(row?.['since'] ?? '-infinity'))
      await refreshSurveyCells(database)
    },
  }
}

type Row = Readonly<Record<string, unknown>>

function ratersOf(row: Row, key: CellKey): RaterCount {
  return { key, persons: numberOf(row['persons']), squares: numberOf(row['squares']) }
}

function keys(by: readonly Dimension[]): string {
  return by.map((dimension) => `${dimensionColumns[dimension]}, `).join('')
}

/** The dimensions by the cube that knows them beside the filter; those that none knows come from the rows. */
function byCube(filter: SurveyFilter, by: readonly Dimension[]) {
  const cubes = new Set(by.map((dimension) => cubeFor(cellCubes, filter, [dimension])))
  return [...cubes].map((cube) => {
    return { cube, dimensions: by.filter((dimension) => cubeFor(cellCubes, filter, [dimension]) === cube) }
  })
}

/** `one`: which dimension a row is of, by its place in the list. */
function eachOf(by: readonly Dimension[], rest: string): string {
  const columns = by.map((dimension) => dimensionColumns[dimension])
  const which = columns.map((column, index) => `when grouping(${column}) = 0 then ${index}`).join(' ')
  const sets = columns.map((column) => `(${column})`).join(', ')
  return `select case ${which} end as one, coalesce(${columns.join(', ')}) as code, ${rest} group by grouping sets (${sets})
    order by 1, 2`
}

function sorted<T>(
  by: readonly Dimension[],
  rows: readonly Row[],
  make: (row: Row, key: CellKey) => T,
): Map<Dimension, T[]> {
  const all = new Map(by.map((dimension): [Dimension, T[]] => [dimension, []]))
  for (const row of rows) {
    const dimension = by[numberOf(row['one'])]
    if (dimension !== undefined) all.get(dimension)?.push(make(row, { [dimension]: String(row['code'] ?? '') }))
  }
  return all
}

function grouped(by: readonly Dimension[]): string {
  if (by.length === 0) return ''
  const columns = by.map((dimension) => dimensionColumns[dimension]).join(', ')
  return ` group by ${columns} order by ${columns}`
}

function keyOf(row: Row, by: readonly Dimension[]): CellKey {
  return Object.fromEntries(by.map((dimension) => [dimension, String(row[dimensionColumns[dimension]] ?? '')]))
}

/** Who is anonymous counts as a person of their own for each rating. */
const PERSON = `case when person_key = '' then invite_id else person_key end`

function raterQuery(where: Where, by: readonly Dimension[]): string {
  return `select ${keys(by)}count(*) as persons, coalesce(sum(m * m), 0) as squares from (
    select ${keys(by)}count(*) as m from survey.ratings where stage = 'valid' and ${where.text}
    group by ${keys(by)}${PERSON}
  ) raters${grouped(by)}`
}

function eachRaterQuery(where: Where, by: readonly Dimension[]): string {
  const columns = by.map((dimension) => dimensionColumns[dimension])
  const which = columns.map((column, index) => `when grouping(${column}) = 0 then ${index}`).join(' ')
  const sets = columns.map((column) => `(${column}, person)`).join(', ')
  return `select one, code, count(*) as persons, coalesce(sum(m * m), 0) as squares from (
    select case ${which} end as one, coalesce(${columns.join(', ')}) as code, count(*) as m
    from (select ${columns.join(', ')}, ${PERSON} as person from survey.ratings
      where stage = 'valid' and ${where.text}) valid
    group by grouping sets (${sets})
  ) raters group by 1, 2 order by 1, 2`
}

const DAY_SUMS = ['issued', 'returned', 'valid', 's1', 's2', 's3', 's4', 's5']

function trendQuery(prepared: boolean, where: Where): string {
  const sums = DAY_SUMS.map((column) => `${prepared ? `sum(${column})` : measures.get(column)} as ${column}`)
  return `select to_char(date_trunc($${where.values.length + 1}, day), 'YYYY-MM-DD') as start, ${sums.join(', ')}
    from ${prepared ? 'survey.days' : 'survey.ratings'} where ${where.text} group by 1 order by 1`
}

function inCube(cube: string, { text, values }: Where): Where {
  return { text: `${text} and cube = $${values.length + 1}`, values: [...values, cube] }
}

/** As the prepared cells understand a filter. */
function wholeMonths(filter: SurveyFilter): SurveyFilter {
  const [year = 0, month = 0] = filter.to.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return { ...filter, from: `${filter.from.slice(0, 7)}-01`, to: last }
}

function pointOf(row: Row): TrendPoint {
  return {
    start: String(row['start']),
    issued: numberOf(row['issued']),
    returned: numberOf(row['returned']),
    valid: numberOf(row['valid']),
    scores: scoresOf(row),
  }
}

function scoresOf(row: Row): SurveyCounts['scores'] {
  const [one, two, three, four, five] = ['s1', 's2', 's3', 's4', 's5'].map((column) => numberOf(row[column]))
  return [one ?? 0, two ?? 0, three ?? 0, four ?? 0, five ?? 0]
}

function countsOf(row: Row): SurveyCounts {
  const n = (column: string): number => numberOf(row[column])
  return {
    closed: n('closed'),
    notEligible: n('not_eligible'),
    sendFailed: n('send_failed'),
    pending: n('pending'),
    issued: n('issued'),
    returned: n('returned'),
    valid: n('valid'),
    refused: n('refused'),
    reasons: {
      test_or_staff: n('test_or_staff'),
      bad_value: n('bad_value'),
      too_fast: n('too_fast'),
      late: n('late'),
      duplicate: n('duplicate'),
      abuse_confirmed: n('abuse_confirmed'),
    },
    scores: scoresOf(row),
    factors: { F1: factor(n, 1), F2: factor(n, 2), F3: factor(n, 3), F4: factor(n, 4), F5: factor(n, 5) },
    chips: { F0: chip(n, 0), F1: chip(n, 1), F2: chip(n, 2), F3: chip(n, 3), F4: chip(n, 4), F5: chip(n, 5) },
    comments: n('comments'),
    weighted: { n: n('weighted_n'), top: n('weighted_top'), squares: n('weighted_squares') },
  }
}

type Column = (column: string) => number

function factor(n: Column, k: number): FactorCounts {
  return { asked: n(`f${k}_asked`), n: n(`f${k}_n`), top: n(`f${k}_top`), sum: n(`f${k}_sum`) }
}

function chip(n: Column, k: number): { readonly n: number; readonly top: number } {
  return { n: n(`c${k}_n`), top: n(`c${k}_top`) }
}

/** Sums of integers come as text, since they may be larger than a number; ours are counts. */
function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number(value ?? 0)
}
