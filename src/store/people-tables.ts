import type { ColumnType, Generated } from 'kysely'
import type { StaffId } from '../core/ids.ts'
import type { AuditDetail } from '../audit/contract.ts'
import type { SessionId, SignedInBy } from '../people/contract.ts'

export interface SessionTable {
  token_hash: string
  id: SessionId
  staff_id: StaffId
  csrf: string
  signed_in_by: SignedInBy
  ip: string
  device: string
  created_at: Generated<string>
  last_seen_at: string
  expires_at: string
}

export interface SecondFactorTable {
  staff_id: StaffId
  secret: string
  confirmed: Generated<boolean>
  last_step: ColumnType<number | null, number | undefined, number>
}

/** Written by `audit_append` alone. */
export interface AuditTable {
  id: ColumnType<number, never, never>
  at: ColumnType<string, never, never>
  actor: ColumnType<string, never, never>
  action: ColumnType<string, never, never>
  subject: ColumnType<string, never, never>
  detail: ColumnType<AuditDetail | null, never, never>
  hash: ColumnType<string, never, never>
}
