import type { AuditStore, StaffAccount, StaffStore } from '../../src/store/contract.ts'

type Session = Parameters<StaffStore['openSession']>[0]

export interface MemoryStaffStore extends StaffStore {
  /** What a thief of the database would read. */
  readonly sessions: ReadonlyMap<string, Session>
}

export function createMemoryStaffStore(): MemoryStaffStore {
  const accounts = new Map<string, StaffAccount>()
  const sessions = new Map<string, Session>()
  return {
    sessions,
    create: async (account) => void accounts.set(account.id, account),
    setPassword: async (id, passwordHash) => {
      const account = accounts.get(id)
      if (account !== undefined) accounts.set(id, { ...account, passwordHash })
    },
    byUsername: async (username) => [...accounts.values()].find((account) => account.username === username),
    count: async () => accounts.size,
    names: async () => Object.fromEntries([...accounts.values()].map(({ id, displayName }) => [id, displayName])),
    openSession: async (session) => void sessions.set(session.tokenHash, session),
    session: async (tokenHash, now) => {
      const session = sessions.get(tokenHash)
      const staff = session === undefined ? undefined : accounts.get(session.staff)
      if (session === undefined || staff === undefined || staff.disabled || session.expiresAt <= now) return undefined
      return { staff, csrf: session.csrf, expiresAt: session.expiresAt }
    },
    closeSession: async (tokenHash) => void sessions.delete(tokenHash),
  }
}

export type AuditEntry = Parameters<AuditStore['add']>[0]

export interface MemoryAuditStore extends AuditStore {
  readonly entries: readonly AuditEntry[]
}

export function createMemoryAuditStore(): MemoryAuditStore {
  const entries: AuditEntry[] = []
  return { entries, add: async (entry) => void entries.push(entry) }
}
