import { z } from 'zod'
import type { AuditStore } from '../audit/contract.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import type { CodeBook } from '../content/code-book.ts'
import type { Clock } from '../core/clock.ts'
import { exportFormats } from './export/export-format.ts'
import type { ExportStores } from './export/export-stores.ts'
import type { Exporter } from './export/exporter.ts'
import type { ProvinceName } from './export/finish-record.ts'

export interface ExportRouteParts {
  readonly auth: StaffAuth
  readonly stores: Pick<ExportStores, 'exports' | 'exportSchedules' | 'readTokens'> & { readonly audit: AuditStore }
  readonly exporter: Exporter
  readonly codeBook: CodeBook
  readonly provinces: readonly ProvinceName[]
  readonly folder: string
  readonly clock: Clock
  /** There is a job. */
  readonly wake: () => void
}

/** Fewer characters say nothing to whoever reads the log. */
const REASON_LENGTH = 10
const NO_REASON = `Cần nêu lý do xuất dữ liệu, ít nhất ${REASON_LENGTH} ký tự.`

export const reasonField = z
  .string(NO_REASON)
  .trim()
  .min(REASON_LENGTH, NO_REASON)
  .max(300, 'Lý do quá dài (tối đa 300 ký tự).')

export const formatField = z.enum(exportFormats, `Định dạng cần là một trong: ${exportFormats.join(', ')}.`)
