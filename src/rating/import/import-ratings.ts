import type { SurveyCodes } from '../../content/survey-code-book.ts'
import type { ImportCounts, ImportSession, ImportStamp, RowProblem, SurveyImportStore } from '../import-store.ts'
import { inspectFile } from './inspect-file.ts'
import { createNotices } from './notices.ts'
import { createProblemList, SHOWN_PROBLEMS, type ProblemList } from './problem-list.ts'
import { createFileReader } from './read-rows.ts'

export type ImportResult =
  | {
      readonly kind: 'imported'
      readonly rows: number
      readonly counts: ImportCounts
      readonly warnings: readonly string[]
    }
  /** The same file again: nothing was done. */
  | { readonly kind: 'known'; readonly rows: number; readonly at: string }
  /** Nothing was stored. `count` problems, of which `problems` are the first. */
  | {
      readonly kind: 'refused'
      readonly rows: number
      readonly count: number
      readonly problems: readonly RowProblem[]
      readonly warnings: readonly string[]
    }

export interface ImportWork {
  readonly path: string
  readonly stamp: Omit<ImportStamp, 'sha256'>
  readonly store: SurveyImportStore
  readonly codes: SurveyCodes
  /** Called often; tells from time to time. */
  progress(rows: number): void
}

/** A file into the survey store: all of it, or, where one row is wrong, nothing. */
export async function importRatings(work: ImportWork): Promise<ImportResult> {
  const inspected = await inspectFile(work.path)
  const { sha256, readable } = inspected
  const known = await work.store.known(sha256)
  if (known !== undefined) return { kind: 'known', ...known }
  const problems = createProblemList()
  const notices = createNotices()
  if (!readable) {
    problems.add({ line: 1, field: '', found: 'bảng mã ký tự khác', expected: 'tệp UTF-8 (Excel: "CSV UTF-8")' })
    return { kind: 'refused', rows: 0, count: 1, problems: problems.first, warnings: [] }
  }
  const session = await work.store.open()
  try {
    const reader = createFileReader(work.path, inspected, { codes: work.codes, problems, notices })
    for await (const batch of reader.batches()) {
      await session.write(batch)
      work.progress(reader.rows)
    }
    return await finish(session, {
      rows: reader.rows,
      stamp: { ...work.stamp, sha256 },
      problems,
      warnings: notices.list(),
    })
  } finally {
    await session.close()
  }
}

interface Ending {
  readonly rows: number
  readonly stamp: ImportStamp
  readonly problems: ProblemList
  readonly warnings: readonly string[]
}

async function finish(session: ImportSession, { rows, stamp, problems, warnings }: Ending): Promise<ImportResult> {
  problems.addAll(await session.check(SHOWN_PROBLEMS))
  if (rows === 0 && problems.count === 0) {
    problems.add({
      line: 1,
      field: '',
      found: 'không có dòng dữ liệu',
      expected: 'ít nhất một phiếu dưới dòng tiêu đề',
    })
  }
  if (problems.count > 0) return { kind: 'refused', rows, count: problems.count, problems: problems.first, warnings }
  const counts = await session.commit(stamp)
  return { kind: 'imported', rows, counts, warnings: [...warnings, ...differences(counts)] }
}

function differences({ differs, frozenMonths }: ImportCounts): string[] {
  return [
    ...differs.map(
      ({ claimed, found, rows, line }) =>
        `tệp ghi "${claimed}", xét lại là "${found}": theo kết quả xét lại (${rows} dòng, đầu tiên: dòng ${line})`,
    ),
    ...frozenMonths.map((month) => `tháng ${month} đã chốt: số liệu đã công bố không đổi, cần chốt phiên bản mới`),
  ]
}
