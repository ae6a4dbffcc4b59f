import type {
  ListedSession,
  PeopleStore,
  Person,
  ProviderIdentityStore,
  SecondFactorStore,
  SignInTries,
  StaffAccount,
} from '../../src/people/contract.ts'
import type { MemoryStaffStore } from './memory-staff-store.ts'

/** People over the memory of `createMemoryStaffStore`. */
export function createMemoryPeople(staff: MemoryStaffStore): PeopleStore {
  const personOf = ({ passwordHash: _secret, ...account }: StaffAccount): Person => ({
    ...account,
    queues: [],
    provinces: [],
    languages: [],
    totp: false,
    createdAt: '2026-11-25T01:00:00.000Z',
  })
  const mine = (id: string) => [...staff.sessions.values()].filter((session) => session.staff === id)
  const endAll = async (id: string): Promise<number> => {
    const ended = mine(id)
    for (const session of ended) await staff.closeSession(session.tokenHash)
    return ended.length
  }
  return {
    list: async () => [...staff.accounts.values()].map(personOf),
    find: async (id) => {
      const account = staff.accounts.get(id)
      return account === undefined ? undefined : personOf(account)
    },
    async change(id, { displayName, role, disabled }) {
      const account = staff.accounts.get(id)
      if (account === undefined) return 'unknown'
      staff.put({
        ...account,
        displayName: displayName ?? account.displayName,
        role: role ?? account.role,
        disabled: disabled ?? account.disabled,
      })
      if (disabled === true) await endAll(id)
      return 'changed'
    },
    async reset(id, passwordHash) {
      const account = staff.accounts.get(id)
      if (account !== undefined) staff.put({ ...account, passwordHash, mustChangePassword: true })
      await endAll(id)
    },
    sessions: async (id): Promise<readonly ListedSession[]> =>
      mine(id).map(({ id: session, device, ip, startedAt, lastSeenAt }) => ({
        id: session,
        device,
        ip,
        startedAt,
        lastSeenAt,
      })),
    async endSessions(id, only) {
      if (only === undefined) return endAll(id)
      const session = mine(id).find((one) => one.id === only)
      if (session === undefined) return 0
      await staff.closeSession(session.tokenHash)
      return 1
    },
  }
}

export function createMemorySecondFactors(): SecondFactorStore & { readonly secrets: ReadonlyMap<string, string> } {
  const secrets = new Map<string, string>()
  const steps = new Map<string, number>()
  const codes = new Map<string, Set<string>>()
  return {
    secrets,
    find: async (staff) => {
      const secret = secrets.get(staff)
      if (secret === undefined) return undefined
      return { secret, confirmed: steps.has(staff), recoveryCodesLeft: codes.get(staff)?.size ?? 0 }
    },
    propose: async (staff, secret) => !steps.has(staff) && secrets.set(staff, secret) === secrets,
    confirm: async (staff, step, hashes) => {
      if (steps.has(staff)) return false
      steps.set(staff, step)
      codes.set(staff, new Set(hashes))
      return true
    },
    useStep: async (staff, step) => {
      const last = steps.get(staff)
      if (last === undefined || last >= step) return false
      steps.set(staff, step)
      return true
    },
    useRecoveryCode: async (staff, hash) => codes.get(staff)?.delete(hash) ?? false,
    remove: async (staff) => {
      for (const map of [secrets, steps, codes]) map.delete(staff)
    },
  }
}

export function createMemoryTries(): SignInTries {
  const windows = new Map<string, { failures: number; resetAt: number }>()
  return {
    take: async (rules, now, seconds) => {
      const at = Date.parse(now)
      const open = rules.map(({ key, limit }) => {
        const known = windows.get(key)
        const window =
          known === undefined || known.resetAt <= at ? { failures: 0, resetAt: at + seconds * 1000 } : known
        return { key, limit, window }
      })
      const full = open.find(({ limit, window }) => window.failures >= limit)
      if (full !== undefined) return new Date(full.window.resetAt).toISOString()
      for (const { key, window } of open) windows.set(key, { ...window, failures: window.failures + 1 })
      return undefined
    },
    giveBack: async (rules) => {
      for (const { key } of rules) {
        const known = windows.get(key)
        if (known !== undefined) windows.set(key, { ...known, failures: Math.max(0, known.failures - 1) })
      }
    },
  }
}

export function createMemoryIdentities(staff: MemoryStaffStore): ProviderIdentityStore {
  return {
    accountOf: async ({ username }) =>
      [...staff.accounts.values()].find((account) => account.username === username && !account.disabled),
  }
}
