import { chmodSync, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { ownDatabase } from '../../src/open-database.ts'
import { freePort } from '../../src/store/free-port.ts'
import { openDatabase } from '../../src/store/database.ts'
import { ansinh } from '../support/command.ts'
import { startServerProcess } from '../support/server-process.ts'
import { writeSurveyForms } from '../support/survey-forms.ts'
import { measuredCommand } from './measured-command.ts'
import { timeReports, type ReportTimes } from './survey-reports.ts'

export interface SurveyFigures {
  readonly rows: number
  readonly seed: number
  readonly steps: readonly Step[]
  readonly reports: ReportTimes
}

interface Step {
  readonly step: string
  readonly seconds: number
  readonly rowsPerSecond: number
  /** Against PostgreSQL's own COPY of the same rows to CSV, in this run. */
  readonly timesCopy?: number
  readonly peakMb?: number
  readonly megabytes?: number
}

const FORMATS = ['csv', 'jsonl', 'xlsx', 'parquet', 'datapackage']
const PERIOD = { from: '2025-12-01', days: 365 }

/** Forms in, figures and files out: a year of chats in one run, beside what PostgreSQL itself needs to write the rows. */
export async function benchSurvey(
  options: { readonly rows: number; readonly seed: number },
  say: (line: string) => void,
): Promise<SurveyFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-survey-'))
  chmodSync(folder, 0o755)
  const database = await ownDatabase({ PORT: 0, DATA_DIR: folder, LOG_LEVEL: 'silent', channels: {} }, say)
  const settings = { DATABASE_URL: database.url, DATA_DIR: folder }
  const { rows } = options
  const steps: Step[] = []
  const add = (step: string, figures: Omit<Step, 'step' | 'rowsPerSecond'>): void => {
    const done = { step, ...figures, rowsPerSecond: Math.round(rows / figures.seconds) }
    steps.push(done)
    say(JSON.stringify(done))
  }
  try {
    const file = join(folder, 'forms.csv')
    await writeSurveyForms(file, { ...options, ...PERIOD })
    await ansinhDone(['migrate'], settings)
    const imported = await measuredCommand(['survey', 'import', file], settings)
    add('import', { seconds: imported.seconds, peakMb: imported.peakMb })
    const copied = await copySeconds(database.url, join(folder, 'copy.csv'))
    add('COPY to CSV by PostgreSQL', { seconds: copied, timesCopy: 1 })
    const summary = await measuredCommand(
      ['survey', 'summary', '--by', 'province,channel,month', '--from', '2025-12-01', '--to', '2026-11-30', '--json'],
      settings,
    )
    add('summary', { seconds: summary.seconds, peakMb: summary.peakMb, timesCopy: summary.seconds / copied })
    for (const format of FORMATS) {
      const out = join(folder, `ratings.${format}`)
      const done = await measuredCommand(['export', 'ratings', '--format', format, '--out', out], settings)
      const megabytes = Math.round(statSync(out).size / 1e6)
      add(format, { seconds: done.seconds, peakMb: done.peakMb, timesCopy: done.seconds / copied, megabytes })
    }
    return { ...options, steps, reports: await reportTimes(settings, say) }
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ansinhDone(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const { code, stderr } = await ansinh(args, { env })
  if (code !== 0) throw new Error(stderr)
}

async function copySeconds(url: string, path: string): Promise<number> {
  const { pool, close } = openDatabase(url, { connections: 1 })
  const client = await pool.connect()
  try {
    const began = performance.now()
    await client.query('set statement_timeout = 0')
    const rows = client.query(copyTo('copy survey.ratings to stdout (format csv, header)'))
    await pipeline(rows, createWriteStream(path))
    return (performance.now() - began) / 1000
  } finally {
    client.release()
    await close()
  }
}

async function reportTimes(env: Readonly<Record<string, string>>, say: (line: string) => void): Promise<ReportTimes> {
  const server = await startServerProcess({ ...env, PORT: String(await freePort()) })
  try {
    return await timeReports(server.url, env, say)
  } finally {
    await server.stop()
  }
}
