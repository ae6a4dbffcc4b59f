import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { loadSurveyCodes } from '../content/survey-code-book.ts'
import { AppError } from '../core/errors.ts'
import { importRatings, type ImportResult } from '../rating/import/import-ratings.ts'
import { projectRoot } from '../root.ts'
import { createSurveyImportStore } from '../store/survey-import.ts'
import { withStores } from './with-stores.ts'

export interface SurveyImportOptions {
  /** Who answers for the file; without it the command line. */
  readonly by?: string
}

const TELL_MS = 2_000

/** `ansinh survey import F`: one JSON object on stdout; progress and problems on stderr; exit code 1 = nothing stored. */
export async function surveyImportCommand(path: string, options: SurveyImportOptions): Promise<number> {
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new AppError('wrong_use', `${path}: expected a CSV file`, { field: 'file' })
  }
  const codes = loadSurveyCodes(projectRoot)
  const stamp = { fileName: basename(path), importedBy: options.by ?? 'command line' }
  const result = await withStores(async ({ stores, database }) => {
    const store = createSurveyImportStore(database)
    const done = await importRatings({ path, stamp, store, codes, progress: createProgress() })
    if (done.kind === 'imported') {
      const detail = { rows: done.rows, added: done.counts.added }
      const at = new Date().toISOString()
      await stores.audit.add({ actor: stamp.importedBy, action: 'survey-import', subject: stamp.fileName, at, detail })
    }
    return done
  })
  process.stdout.write(`${JSON.stringify({ file: stamp.fileName, ...jsonOf(result) })}\n`)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stderr.write(`Bộ nhớ cao nhất: ${peak} MB\n`)
  process.stderr.write(
    linesOf(result)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return result.kind === 'refused' ? 1 : 0
}

function createProgress(): (rows: number) => void {
  const start = Date.now()
  let told = start
  return (rows) => {
    const now = Date.now()
    if (now - told < TELL_MS) return
    told = now
    process.stderr.write(`${shown(rows)} dòng, ${shown(Math.round((rows * 1000) / (now - start)))} dòng/giây\n`)
  }
}

function jsonOf(result: ImportResult): Record<string, unknown> {
  switch (result.kind) {
    case 'imported': {
      const { added, unchanged, stages, reasons } = result.counts
      return { rows: result.rows, added, unchanged, stages, reasons, warnings: result.warnings }
    }
    case 'known':
      return { rows: result.rows, added: 0, unchanged: result.rows, warnings: [repeated(result.at)] }
    case 'refused':
      return {
        rows: result.rows,
        added: 0,
        unchanged: 0,
        errors: result.problems,
        more_errors: result.count - result.problems.length,
        warnings: result.warnings,
      }
  }
}

function linesOf(result: ImportResult): readonly string[] {
  switch (result.kind) {
    case 'known':
      return [repeated(result.at)]
    case 'imported':
      return [
        ...result.warnings.map((text) => `Lưu ý: ${text}`),
        `Đã nhập ${shown(result.counts.added)} phiếu; ${shown(result.counts.unchanged)} phiếu đã có từ trước.`,
      ]
    case 'refused': {
      const more = result.count - result.problems.length
      return [
        ...result.problems.map(problemLine),
        ...(more > 0 ? [`… và ${shown(more)} lỗi nữa`] : []),
        `Không nhập dòng nào: ${shown(result.count)} lỗi trong ${shown(result.rows)} dòng.`,
      ]
    }
  }
}

function problemLine({
  line,
  field,
  found,
  expected,
}: {
  line: number
  field: string
  found: string
  expected: string
}) {
  return `dòng ${line}${field === '' ? '' : `, ${field}`}: ${found === '' ? 'trống' : `"${found}"`}; cần ${expected}`
}

function repeated(at: string): string {
  return `Tệp này đã được nhập lúc ${at}: không thêm phiếu nào.`
}

function shown(count: number): string {
  return count.toLocaleString('vi-VN')
}
