import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Claim, CommitOutcome, ConversationChange, InboxItem } from './contract.ts'
import type { Database, Schema } from './database.ts'
import { isUniqueViolation } from './database.ts'
import { conversationColumns, newConversationColumns } from './conversation-rows.ts'
import { saveRating } from './save-rating.ts'
import { laneOf, type OutboundMessage } from '../core/message.ts'
import { newMessageId } from '../core/ids.ts'

type Tx = Transaction<Schema>

/** Ends the transaction without writing: an expected outcome, not a failure. */
class Abandoned extends Error {
  readonly outcome: Exclude<CommitOutcome, 'committed'>
  constructor(outcome: Exclude<CommitOutcome, 'committed'>) {
    super(outcome)
    this.outcome = outcome
  }
}

/** See `ConversationStore.commit`: all of a turn or nothing of it. */
export async function commitChange(
  database: Database,
  change: ConversationChange,
  claim: Claim<InboxItem> | undefined,
): Promise<CommitOutcome> {
  try {
    await database.sql.transaction().execute(async (tx) => {
      // First the conversation: its row lock puts the turn and an officer's reply one after the other.
      await saveConversation(tx, change)
      await saveMessages(tx, change)
      await saveEvents(tx, change)
      await saveTasks(tx, change)
      await saveHandoff(tx, change)
      await saveInvitation(tx, change)
      if (change.rating !== undefined) await saveRating(tx, change.rating)
      if (claim !== undefined) await endClaim(tx, change, claim)
    })
    return 'committed'
  } catch (error) {
    if (error instanceof Abandoned) return error.outcome
    if (isUniqueViolation(error)) return 'stale'
    throw error
  }
}

async function saveConversation(tx: Tx, { conversation }: ConversationChange): Promise<void> {
  if (conversation.version > 0) {
    const result = await tx
      .updateTable('conversations')
      .set(conversationColumns(conversation))
      .where('id', '=', conversation.id)
      .where('version', '=', conversation.version)
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) throw new Abandoned('stale')
    return
  }
  await tx
    .updateTable('conversations')
    .set({ is_current: false })
    .where('lane', '=', laneOf(conversation.address))
    .where('is_current', '=', true)
    .execute()
  await tx.insertInto('conversations').values(newConversationColumns(conversation)).execute()
}

async function saveMessages(tx: Tx, change: ConversationChange): Promise<void> {
  const { conversation, outbound, note } = change
  const lane = laneOf(conversation.address)
  const at = new Date().toISOString()
  if (note !== undefined) {
    await tx
      .insertInto('messages')
      .values({
        id: newMessageId(),
        lane,
        conversation_id: conversation.id,
        direction: 'note',
        author: note.author,
        channel: conversation.address.channel,
        content: JSON.stringify({ kind: 'text', text: note.text }),
        citations: '[]',
        at,
      })
      .execute()
  }
  if (outbound.length === 0) return
  await tx
    .insertInto('messages')
    .values(outbound.map((message) => messageRow(message, lane, at)))
    .execute()
  await tx
    .insertInto('lane_items')
    .values(outbound.map((message) => ({ queue: 'outbox', lane, payload: JSON.stringify({ message }) })))
    .execute()
}

function messageRow(message: OutboundMessage, lane: string, at: string): {
  id: string
  lane: string
  conversation_id: OutboundMessage['conversationId']
  direction: 'out'
  author: OutboundMessage['author']
  channel: string
  content: string
  citations: string
  at: string
  delivery: 'pending'
} {
  return {
    id: message.id,
    lane,
    conversation_id: message.conversationId,
    direction: 'out',
    author: message.author,
    channel: message.to.channel,
    content: JSON.stringify(message.content),
    citations: JSON.stringify(message.citations),
    at,
    delivery: 'pending',
  }
}

async function saveEvents(tx: Tx, { conversation, events }: ConversationChange): Promise<void> {
  if (events.length === 0) return
  const at = new Date().toISOString()
  await tx
    .insertInto('events')
    .values(
      events.map((event) => ({
        conversation_id: conversation.id,
        at,
        kind: event.kind,
        detail: JSON.stringify(event.detail),
      })),
    )
    .execute()
}

async function saveTasks(tx: Tx, { tasks, cancelTasks }: ConversationChange): Promise<void> {
  if (cancelTasks !== undefined && cancelTasks.length > 0) {
    await tx.deleteFrom('tasks').where('key', 'in', cancelTasks).execute()
  }
  for (const task of tasks) {
    await tx
      .insertInto('tasks')
      .values({ kind: task.kind, key: task.key, due_at: task.dueAt, detail: JSON.stringify(task.detail) })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((excluded) => ({
          due_at: excluded.ref('excluded.due_at'),
          detail: excluded.ref('excluded.detail'),
          lease: null,
          locked_until: null,
          attempts: 0,
        })),
      )
      .execute()
  }
}

async function saveHandoff(tx: Tx, { handoff }: ConversationChange): Promise<void> {
  if (handoff === undefined) return
  const changing = {
    status: handoff.status,
    assigned_to: handoff.assignedTo ?? null,
    closed_at: handoff.closedAt ?? null,
    end_reason: handoff.endReason ?? null,
  }
  await tx
    .insertInto('handoffs')
    .values({
      id: handoff.id,
      conversation_id: handoff.conversationId,
      reason: handoff.reason,
      queue: handoff.queue,
      priority: handoff.priority,
      summary: handoff.summary,
      opened_at: handoff.openedAt,
      due_at: handoff.dueAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

async function saveInvitation(tx: Tx, { invitation }: ConversationChange): Promise<void> {
  if (invitation === undefined) return
  await tx
    .insertInto('survey_invitations')
    .values({
      id: invitation.id,
      conversation_id: invitation.conversationId,
      handoff_id: invitation.handoffId ?? null,
      channel: invitation.channel,
      intent: invitation.intent ?? null,
      served_by: invitation.servedBy,
      staff: invitation.staff ?? null,
      outcome: invitation.outcome,
      instrument_version: invitation.instrumentVersion,
      person_key: invitation.personKey,
      ask_probability: invitation.askProbability,
      is_test: invitation.isTest,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute()
}

async function endClaim(tx: Tx, { conversation }: ConversationChange, claim: Claim<InboxItem>): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ conversation_id: conversation.id })
    .where('id', '=', claim.item.messageId)
    .execute()
  const ended = await sql`delete from lane_items where id = ${claim.id} and lease = ${claim.lease}`.execute(tx)
  if (ended.numAffectedRows !== 1n) throw new Abandoned('lease-lost')
}
