import type { SurveyFilter } from '../contract.ts'
import type { ExportFormat } from './export-format.ts'

/** A file that somebody wants, and why. */
export interface ExportOrder {
  readonly format: ExportFormat
  readonly filter: SurveyFilter
  /** For readers outside the agency: fewer details, k-anonymous groups. */
  readonly outside: boolean
  /** The comments alone, in a file of their own. */
  readonly comments: boolean
  /** A name that readers of the file may know: with the time, the watermark. */
  readonly requestedBy: string
  readonly reason: string
}
