import type { Database } from './database.ts'

/** A value that is made once and then stays, also when two instances start together. */
export async function settingOnce({ sql }: Database, name: string, make: () => string): Promise<string> {
  await sql
    .insertInto('settings')
    .values({ name, value: make() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const row = await sql.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirstOrThrow()
  return row.value
}
