import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { loadSurveyCodes } from '../../src/content/survey-code-book.ts'
import { importRatings, type ImportResult } from '../../src/rating/import/import-ratings.ts'
import { projectRoot } from '../../src/root.ts'
import type { Database } from '../../src/store/database.ts'
import { createSurveyImportStore } from '../../src/store/survey-import.ts'

const codes = loadSurveyCodes(projectRoot)

/** An issued and returned row that is valid; seconds from the origin. */
export const validRow = {
  conversation_key: '',
  person_key: '',
  send_status: 'sent',
  issued_at_s: '100',
  rated_at_s: '130',
  expires_at_s: '1000',
  is_test: '0',
  is_staff: '0',
  q1_overall: '5',
  channel: 'paper',
  served_by: 'human',
  resolved: 'answered',
}

export type FileRow = Readonly<Record<string, string>>

export interface SurveyFiles {
  /** The path of a CSV with these rows; columns are those of any row. */
  write(rows: readonly FileRow[]): string
  writeText(text: string): string
  remove(): void
}

export function surveyFiles(): SurveyFiles {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-survey-'))
  let files = 0
  const writeText = (text: string): string => {
    const path = join(folder, `forms-${(files += 1)}.csv`)
    writeFileSync(path, text)
    return path
  }
  return {
    write(rows) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
      return writeText(stringify([...rows], { header: true, columns }))
    },
    writeText,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function importFile(
  database: Database,
  path: string,
  progress: () => void = () => undefined,
): Promise<ImportResult> {
  const store = createSurveyImportStore(database)
  return importRatings({ path, stamp: { fileName: 'forms.csv', importedBy: 'test' }, store, codes, progress })
}

export const codeBookColumns = codes.columns

/** A row with every column of the code book. */
export function exportedRow(id: string, change: Readonly<Record<string, string>> = {}): string {
  const row: Readonly<Record<string, string>> = {
    invite_id: id,
    survey_code: 'CHAT-2026-11',
    instrument_version: 'v2.0',
    conversation_key: '0123456789abcdef',
    person_key: 'fedcba9876543210',
    issued_at: '2026-11-05T08:00:00+07:00',
    rated_at: '2026-11-05T08:00:40+07:00',
    response_seconds: '40',
    month_vn: '2026-11',
    stage: 'valid',
    q1_overall: '3',
    q1_top2: '0',
    q2_factor: 'F2',
    q2_polarity: 'problem',
    q2r_factor_asked: 'F4',
    q2r_score: '2',
    ask_probability: '0.5',
    q3_has_comment: '1',
    q3_topic: 'waiting',
    channel: 'facebook',
    served_by: 'bot_then_human',
    respondent_group: 'G6',
    persona: 'huu_tri',
    intent_code: 'pension.age',
    intent_group: 'che_do',
    resolved: 'handed_over',
    province_code: '01',
    province_name: 'Hà Nội',
    region_code: 'R2',
    commune_code: '00004',
    geo_source: 'user_text',
    geo_version: '2026-09-20',
    weight_post: '1.5',
    is_suppressed_cell: '0',
    ...change,
  }
  return codeBookColumns.map((column) => row[column] ?? '').join(',')
}
