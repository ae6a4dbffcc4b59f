import { tmpdir } from 'node:os'
import type { ExportRouteParts } from '../../src/analytics/export-route-parts.ts'
import type { ExportJob, ExportSchedule, ExportStores, ReadToken } from '../../src/analytics/export/export-stores.ts'
import type { RatingRecord, RatingRecords } from '../../src/analytics/export/rating-records.ts'
import { loadExporter } from '../../src/analytics/export/load-exporter.ts'
import type { AuditStore } from '../../src/audit/contract.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { StaffRole } from '../../src/people/contract.ts'
import { projectRoot } from '../../src/root.ts'

/** The exports' part of the analysts' API over memory; `pages` are the rows. */
export function createMemoryExporting(
  { audit, clock }: { audit: AuditStore; clock: Clock },
  pages: () => AsyncIterable<readonly RatingRecord[]> = async function* none() {},
): Omit<ExportRouteParts, 'auth'> & { readonly stores: ReturnType<typeof memoryStores> } {
  const records: RatingRecords = {
    read: (_request, use) =>
      use({ rows: 0, funnel: [], largeCommunes: new Set(), shared: new Map(), withheld: 0, pages }),
  }
  const loaded = loadExporter(projectRoot, records, clock)
  return { ...loaded, stores: { ...memoryStores(), audit }, folder: tmpdir(), clock, wake: () => undefined }
}

function memoryStores(): Omit<ExportStores, 'ratingRecords'> & { readonly roles: Map<string, StaffRole> } {
  const jobs: ExportJob[] = []
  const schedules: ExportSchedule[] = []
  const tokens: (ReadToken & { hash: string })[] = []
  const roles = new Map<string, StaffRole>()
  return {
    roles,
    exports: {
      add: async (job) => void jobs.unshift({ ...job, state: 'queued', rows: 0 }),
      list: async () => jobs,
      find: async (id) => jobs.find((job) => job.id === id),
      take: async () => undefined,
      progress: async () => undefined,
      end: async () => false,
      giveBack: async () => undefined,
      dropFiles: async () => [],
    },
    exportSchedules: {
      add: async (schedule) => void schedules.push(schedule),
      list: async () => schedules,
      remove: async (id) => schedules.some((schedule) => schedule.id === id),
      due: async () => [],
      advance: async () => false,
      frozen: async () => false,
    },
    readTokens: {
      add: async (token) => void tokens.push(token),
      list: async () => tokens.map(({ hash: _hash, ...token }) => token),
      async revoke(id, now) {
        const at = tokens.findIndex((token) => token.id === id && token.revokedAt === undefined)
        const token = tokens[at]
        if (token === undefined) return false
        tokens[at] = { ...token, revokedAt: now }
        return true
      },
      async use(hash, now) {
        const token = tokens.find((one) => one.hash === hash && one.revokedAt === undefined && one.expiresAt > now)
        if (token === undefined) return undefined
        const { id, name, createdBy } = token
        return { id, name, createdBy, role: roles.get(createdBy) ?? 'analyst' }
      },
    },
  }
}
