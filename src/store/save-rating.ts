import type { Transaction } from 'kysely'
import type { RatingAnswer } from './contract.ts'
import type { Schema } from './database.ts'
import { invalidReason } from '../core/rating.ts'

/** The first score counts and stays; factor and comment fill in afterwards. Cleaning is decided once, and stored. */
export async function saveRating(tx: Transaction<Schema>, answer: RatingAnswer): Promise<void> {
  const row = await tx
    .selectFrom('survey_invitations')
    .selectAll()
    .where('id', '=', answer.invite)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return
  if (answer.score !== undefined && row.score === null && row.rated_at === null) {
    await tx
      .updateTable('survey_invitations')
      .set({
        score: answer.score,
        rated_at: answer.at,
        // A rating proves that the invitation arrived, whatever the platform's receipt said.
        send_status: 'sent',
        issued_at: row.issued_at ?? row.created_at,
        invalid_reason:
          invalidReason({
            isTest: row.is_test,
            score: answer.score,
            issuedAt: row.issued_at ?? row.created_at,
            ratedAt: answer.at,
            expiresAt: row.expires_at,
          }) ?? null,
      })
      .where('id', '=', answer.invite)
      .execute()
  }
  const more = {
    ...(answer.factor !== undefined && row.factor === null ? { factor: answer.factor } : {}),
    ...(answer.comment !== undefined && row.comment === null ? { comment: answer.comment } : {}),
  }
  if (Object.keys(more).length === 0) return
  await tx.updateTable('survey_invitations').set(more).where('id', '=', answer.invite).execute()
}
