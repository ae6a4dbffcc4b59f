import type { AuditStore } from './contract.ts'
import type { Database } from './database.ts'

export function createAuditStore({ sql }: Database): AuditStore {
  return {
    async add(entry) {
      await sql.insertInto('audit_log').values(entry).execute()
    },
  }
}
