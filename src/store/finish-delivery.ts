import type { Claim, Delivery, OutboxItem } from './contract.ts'
import type { Database } from './database.ts'
import { createSerialBatch } from '../core/serial-batch.ts'

// The item's end, the message's mark and the invitation's fate in one statement: a crash leaves the message to be sent
// again, or everything done.
const FINISH = `
with given as (
  select * from jsonb_to_recordset($1) as x (item bigint, lease text, message text, status text, note text,
    external_id text, invite text, at timestamptz, failure text)
), gone as (
  delete from lane_items using given where lane_items.id = given.item and lane_items.lease = given.lease
  returning given.message
), marked as (
  update messages set delivery = given.status, delivery_note = given.note,
    delivery_failure = given.failure,
    external_id = coalesce(given.external_id, messages.external_id)
  from given where messages.id = given.message and given.message in (select message from gone)
)
update survey_invitations set send_status = case given.status when 'delivered' then 'sent' else 'failed' end,
  issued_at = case given.status when 'delivered' then given.at end, send_failure = given.note
from given
where survey_invitations.id = given.invite and send_status = 'pending' and given.message in (select message from gone)`

const LARGEST_BATCH = 100

export type FinishDelivery = (claim: Claim<OutboxItem>, delivery: Delivery) => Promise<void>

export function createFinishDelivery({ pool }: Database): FinishDelivery {
  const batch = createSerialBatch<ReturnType<typeof rowOf>>({
    largest: LARGEST_BATCH,
    async run(rows) {
      await pool.query({ name: 'finish-delivery', text: FINISH, values: [JSON.stringify(rows)] })
    },
  })
  return (claim, delivery) => batch.add(rowOf(claim, delivery))
}

function rowOf({ id, lease, item }: Claim<OutboxItem>, delivery: Delivery): Record<string, string | undefined> {
  const { content, id: message } = item.message
  const { status, at, note, externalId, failure } = delivery
  const invite = content.kind === 'rating-request' ? content.invite : undefined
  return { item: id, lease, message, status, note, external_id: externalId, invite, at, failure }
}
