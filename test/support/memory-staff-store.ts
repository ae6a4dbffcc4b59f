import type { AuditEntry, AuditStore } from '../../src/audit/contract.ts'
import { SESSION_IDLE_HOURS, type NewSession, type StaffAccount, type StaffStore } from '../../src/people/contract.ts'

type Session = NewSession & { readonly lastSeenAt: string }

export interface MemoryStaffStore extends StaffStore {
  readonly accounts: ReadonlyMap<string, StaffAccount>
  put(account: StaffAccount): void
  /** What a thief of the database would read. */
  readonly sessions: ReadonlyMap<string, Session>
}

export function createMemoryStaffStore(): MemoryStaffStore {
  const accounts = new Map<string, StaffAccount>()
  const sessions = new Map<string, Session>()
  const isOver = ({ expiresAt, lastSeenAt }: Session, now: string): boolean =>
    expiresAt <= now || Date.parse(now) - Date.parse(lastSeenAt) >= SESSION_IDLE_HOURS * 3_600_000
  return {
    accounts,
    sessions,
    put: (account) => void accounts.set(account.id, account),
    create: async (account) => void accounts.set(account.id, account),
    setPassword: async (id, passwordHash) => {
      const account = accounts.get(id)
      if (account === undefined) return
      const { mustChangePassword: _done, ...rest } = account
      accounts.set(id, { ...rest, passwordHash })
      for (const [hash, session] of sessions) if (session.staff === id) sessions.delete(hash)
    },
    byUsername: async (username) => [...accounts.values()].find((account) => account.username === username),
    count: async () => accounts.size,
    names: async () => Object.fromEntries([...accounts.values()].map(({ id, displayName }) => [id, displayName])),
    openSession: async (session) => void sessions.set(session.tokenHash, { ...session, lastSeenAt: session.startedAt }),
    session: async (tokenHash, now) => {
      const session = sessions.get(tokenHash)
      const staff = session === undefined ? undefined : accounts.get(session.staff)
      if (session === undefined || staff === undefined || staff.disabled || isOver(session, now)) return undefined
      const { id, csrf, by, lastSeenAt, expiresAt } = session
      return { id, staff, csrf, by, lastSeenAt, expiresAt }
    },
    seen: async (id, now) => {
      for (const [hash, session] of sessions) if (session.id === id) sessions.set(hash, { ...session, lastSeenAt: now })
    },
    closeSession: async (tokenHash) => void sessions.delete(tokenHash),
  }
}

export interface MemoryAuditStore extends AuditStore {
  readonly entries: readonly AuditEntry[]
}

export function createMemoryAuditStore(): MemoryAuditStore {
  const entries: AuditEntry[] = []
  const newestFirst = () => entries.map((entry, index) => ({ ...entry, id: index + 1 })).toReversed()
  return {
    entries,
    add: async (entry) => void entries.push(entry),
    search: async (_filter, limit) => newestFirst().slice(0, limit),
    async *stream() {
      yield* newestFirst()
    },
    verify: async () => ({ ok: true, checked: entries.length, head: '' }),
  }
}
