import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../observability/log.ts'
import type { ExportRouteParts } from '../export-route-parts.ts'
import { startExportWorker } from './export-worker.ts'
import { loadExporter } from './load-exporter.ts'
import type { ExportStores } from './export-stores.ts'

export interface ExportingOptions {
  readonly root: string
  readonly folder: string
  readonly stores: ExportStores & ExportRouteParts['stores']
  readonly clock: Clock
  readonly log: Logger
}

/** The worker that makes files, and what the routes need. */
export function startExporting({ root, folder, stores, clock, log }: ExportingOptions): {
  readonly routes: Omit<ExportRouteParts, 'auth'>
  readonly stop: () => Promise<void>
} {
  const loaded = loadExporter(root, stores.ratingRecords, clock)
  const worker = startExportWorker({ stores, exporter: loaded.exporter, folder, clock, log })
  return { routes: { ...loaded, stores, folder, clock, wake: worker.wake }, stop: worker.stop }
}
