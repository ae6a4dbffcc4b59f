import type { ExportStores } from '../analytics/export/export-stores.ts'
import type { Database } from './database.ts'
import { createExportJobStore } from './export-jobs.ts'
import { createExportScheduleStore } from './export-schedules.ts'
import { createRatingRecords } from './rating-records.ts'
import { createReadTokenStore } from './read-tokens.ts'

export function createExportStores(database: Database): ExportStores {
  return {
    ratingRecords: createRatingRecords(database),
    exports: createExportJobStore(database),
    exportSchedules: createExportScheduleStore(database),
    readTokens: createReadTokenStore(database),
  }
}
