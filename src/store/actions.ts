import type { Action, ActionStatus, ActionStore } from '../analytics/action-contract.ts'
import type { Database } from './database.ts'

const COLUMNS = `id, title, owner, to_char(due_on, 'YYYY-MM-DD') as "dueOn", status, result, finding,
  created_by as "createdBy", created_at as "createdAt", changed_at as "changedAt"`

/** `status` is one of the contract's by the table's own check. */
type ActionRow = Omit<Action, 'status'> & { readonly status: ActionStatus }

export function createActionStore({ pool }: Database): ActionStore {
  return {
    async list() {
      const { rows } = await pool.query<ActionRow>(
        `select ${COLUMNS} from survey.actions
         order by status in ('done', 'dropped'), case when status in ('open', 'doing') then due_on end, changed_at desc, id`,
      )
      return rows
    },
    async find(id) {
      const { rows } = await pool.query<ActionRow>(`select ${COLUMNS} from survey.actions where id = $1`, [id])
      return rows[0]
    },
    async add({ id, title, owner, dueOn, status, result, finding, createdBy, createdAt, changedAt }) {
      await pool.query(
        `insert into survey.actions
           (id, title, owner, due_on, status, result, finding, created_by, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [id, title, owner, dueOn, status, result, finding, createdBy, createdAt, changedAt],
      )
    },
    async change(id, { title, owner, dueOn, status, result, finding }, at) {
      const { rows } = await pool.query<ActionRow>(
        `update survey.actions set title = coalesce($2, title), owner = coalesce($3, owner),
           due_on = coalesce($4, due_on), status = coalesce($5, status), result = coalesce($6, result),
           finding = coalesce($7, finding), changed_at = $8
         where id = $1 returning ${COLUMNS}`,
        [id, title, owner, dueOn, status, result, finding, at],
      )
      return rows[0]
    },
  }
}
