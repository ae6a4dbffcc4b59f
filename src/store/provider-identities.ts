import type { ProviderIdentity, ProviderIdentityStore, StaffAccount } from '../people/contract.ts'
import { isUniqueViolation, type Database } from './database.ts'
import { accountOf } from './staff.ts'

/** By what never changes first; a name or address finds an account that belongs to no identity yet. */
export function createProviderIdentityStore({ sql }: Database): ProviderIdentityStore {
  const enabled = () => sql.selectFrom('staff').selectAll().where('disabled', '=', false)
  return {
    async accountOf(identity) {
      const known = await enabled().where('openid_subject', '=', identity.subject).executeTakeFirst()
      if (known !== undefined) return accountOf(known)
      const free = (): ReturnType<typeof enabled> => enabled().where('openid_subject', 'is', null)
      const { username, email } = identity
      const byName =
        username === undefined ? undefined : await free().where('username', '=', username).executeTakeFirst()
      const row =
        byName ?? (email === undefined ? undefined : await free().where('email', '=', email).executeTakeFirst())
      return row === undefined ? undefined : bind(sql, accountOf(row), identity)
    },
  }
}

async function bind(
  sql: Database['sql'],
  account: StaffAccount,
  { subject }: ProviderIdentity,
): Promise<StaffAccount | undefined> {
  try {
    const bound = await sql
      .updateTable('staff')
      .set({ openid_subject: subject })
      .where('id', '=', account.id)
      .where('openid_subject', 'is', null)
      .executeTakeFirst()
    return Number(bound.numUpdatedRows) === 1 ? account : undefined
  } catch (error) {
    // The identity belongs to an account that is disabled: it gets no second one.
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}
