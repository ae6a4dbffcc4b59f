import type { SecondFactorStore } from '../people/contract.ts'
import type { Database } from './database.ts'

/** Every use is one statement that changes a row or none: of two tries with one code, on any instance, one wins. */
export function createSecondFactorStore({ sql }: Database): SecondFactorStore {
  return {
    async find(staff) {
      const row = await sql
        .selectFrom('second_factors')
        .select(['secret', 'confirmed'])
        .select((factor) =>
          factor
            .selectFrom('recovery_codes')
            .select((codes) => codes.fn.countAll<number>().as('n'))
            .where('staff_id', '=', staff)
            .as('left'),
        )
        .where('staff_id', '=', staff)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return { secret: row.secret, confirmed: row.confirmed, recoveryCodesLeft: Number(row.left) }
    },
    async propose(staff, secret) {
      const proposed = await sql
        .insertInto('second_factors')
        .values({ staff_id: staff, secret })
        .onConflict((known) =>
          known.column('staff_id').doUpdateSet({ secret }).where('second_factors.confirmed', '=', false),
        )
        .executeTakeFirst()
      return Number(proposed.numInsertedOrUpdatedRows) === 1
    },
    async confirm(staff, step, recoveryHashes) {
      return sql.transaction().execute(async (tx) => {
        const confirmed = await tx
          .updateTable('second_factors')
          .set({ confirmed: true, last_step: step })
          .where('staff_id', '=', staff)
          .where('confirmed', '=', false)
          .executeTakeFirst()
        if (Number(confirmed.numUpdatedRows) === 0) return false
        const codes = recoveryHashes.map((hash) => ({ staff_id: staff, hash }))
        await tx.insertInto('recovery_codes').values(codes).execute()
        return true
      })
    },
    async useStep(staff, step) {
      const used = await sql
        .updateTable('second_factors')
        .set({ last_step: step })
        .where('staff_id', '=', staff)
        .where('confirmed', '=', true)
        .where((last) => last.or([last('last_step', 'is', null), last('last_step', '<', step)]))
        .executeTakeFirst()
      return Number(used.numUpdatedRows) === 1
    },
    async useRecoveryCode(staff, hash) {
      const used = await sql
        .deleteFrom('recovery_codes')
        .where('staff_id', '=', staff)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return Number(used.numDeletedRows) === 1
    },
    async remove(staff) {
      await sql.transaction().execute(async (tx) => {
        await tx.deleteFrom('recovery_codes').where('staff_id', '=', staff).execute()
        await tx.deleteFrom('second_factors').where('staff_id', '=', staff).execute()
      })
    },
  }
}
