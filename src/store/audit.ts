import type { AuditEntry, AuditFilter, AuditLine, AuditStore } from '../audit/contract.ts'
import { maskedEntry } from '../audit/masked-entry.ts'
import { createSerialBatch } from '../core/serial-batch.ts'
import type { Database } from './database.ts'
import { verifyAuditChain } from './verify-audit.ts'

const APPEND = 'select audit_append($1::jsonb)'
/** Lines that are written while the lock is held once. */
const LARGEST_BATCH = 100
const PAGE = 1_000

export function createAuditStore(database: Database): AuditStore {
  const { pool } = database
  const batch = createSerialBatch<AuditEntry>({
    largest: LARGEST_BATCH,
    async run(entries) {
      await pool.query({ name: 'audit-append', text: APPEND, values: [JSON.stringify(entries)] })
    },
  })
  const search = (filter: AuditFilter, limit: number): Promise<AuditLine[]> => find(database, filter, limit)
  return {
    add: (entry) => batch.add(maskedEntry(entry)),
    search,
    async *stream(filter) {
      let { before } = filter
      for (;;) {
        const page = await search(before === undefined ? filter : { ...filter, before }, PAGE)
        yield* page
        if (page.length < PAGE) return
        before = page.at(-1)?.id
      }
    },
    verify: (known) => verifyAuditChain(pool, known),
  }
}

async function find({ sql }: Database, filter: AuditFilter, limit: number): Promise<AuditLine[]> {
  const { actor, action, subject, from, until, before } = filter
  let query = sql
    .selectFrom('audit_log')
    .leftJoin('staff', 'staff.id', 'audit_log.actor')
    .select(['audit_log.id', 'at', 'actor', 'action', 'subject', 'detail', 'display_name'])
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (action !== undefined) query = query.where('action', '=', action)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  if (before !== undefined) query = query.where('audit_log.id', '<', before)
  const rows = await query.orderBy('audit_log.id', 'desc').limit(limit).execute()
  return rows.map(({ display_name: actorName, detail, ...line }) => ({
    ...line,
    ...(actorName === null ? {} : { actorName }),
    ...(detail === null ? {} : { detail }),
  }))
}
