import type { Database } from './database.ts'
import type { ChannelSwitchStore } from '../delivery/contract.ts'

export function createChannelSwitchStore({ sql }: Database): ChannelSwitchStore {
  return {
    async off() {
      const rows = await sql.selectFrom('channel_switches').selectAll().orderBy('channel').execute()
      return rows.map(({ channel, off_since: since, why }) => ({ channel, since, ...(why === null ? {} : { why }) }))
    },
    async turnOff({ channel, since, why = null }) {
      await sql
        .insertInto('channel_switches')
        .values({ channel, off_since: since, why })
        // Off since the first time; the reason may be told better.
        .onConflict((conflict) => conflict.column('channel').doUpdateSet({ why }))
        .execute()
    },
    async turnOn(channel) {
      const result = await sql.deleteFrom('channel_switches').where('channel', '=', channel).executeTakeFirst()
      return result.numDeletedRows > 0n
    },
  }
}
