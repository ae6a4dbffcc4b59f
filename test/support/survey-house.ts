import { afterAll, afterEach, beforeAll } from 'vitest'
import { summarise, type Summary, type SummaryWish } from '../../src/analytics/summary/summarise.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { createSurveyFigures } from '../../src/store/survey-figures.ts'
import type { ImportResult } from '../../src/rating/import/import-ratings.ts'
import { cloneDatabase } from './clone-database.ts'
import { importFile, surveyFiles, type FileRow, type SurveyFiles } from './survey-file.ts'

export interface SurveyHouse {
  readonly files: SurveyFiles
  database(): Database
  /** Imports these rows as a file of their own. */
  bring(...rows: FileRow[]): Promise<ImportResult>
  load(path: string, progress?: () => void): Promise<ImportResult>
  summary(by?: SummaryWish['by']): Promise<Summary>
  /** Invitation → what stands in a column. */
  column(name: string): Promise<Record<string, unknown>>
  stored(): Promise<number>
}

/** A database with an empty survey store for each test of the file. */
export function surveyHouse(serverUrl: string): SurveyHouse {
  let opened: { readonly database: Database; readonly drop: () => Promise<void> } | undefined
  const files = surveyFiles()
  const database = (): Database => {
    if (opened === undefined) throw new Error('not open')
    return opened.database
  }
  beforeAll(async () => {
    const { url, drop } = await cloneDatabase(serverUrl)
    opened = { database: openDatabase(url, { connections: 3 }), drop }
  })
  afterEach(async () => {
    await database().pool.query('truncate survey.ratings, survey.imports cascade')
  })
  afterAll(async () => {
    await database().close()
    await opened?.drop()
    files.remove()
  })
  const column = async (name: string): Promise<Record<string, unknown>> => {
    const { rows } = await database().pool.query<{ id: string; value: unknown }>(
      `select invite_id as id, ${name} as value from survey.ratings order by invite_id`,
    )
    return Object.fromEntries(rows.map(({ id, value }) => [id, value]))
  }
  return {
    files,
    database,
    column,
    bring: (...rows) => importFile(database(), files.write(rows)),
    load: (path, progress) => importFile(database(), path, progress),
    summary: (by = []) =>
      summarise(createSurveyFigures(database()), { filter: always, by, rule: 'A', regionOf: () => 'R2' }),
    stored: async () => Object.keys(await column('day')).length,
  }
}

const always = { from: '0001-01-01', to: '9999-12-31' }
