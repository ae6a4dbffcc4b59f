import type { Claim, CommitOutcome, ConversationChange, InboxItem } from './contract.ts'
import { isUniqueViolation, type Database } from './database.ts'
import { COMMIT, RETIRE } from './commit-sql.ts'
import { laneOf, type OutboundMessage } from '../core/message.ts'
import { newMessageId } from '../core/ids.ts'
import { newMentionId } from '../handoff/desk-store.ts'
import { maskComment } from '../privacy/mask-comment.ts'

export interface Commit {
  readonly change: ConversationChange
  readonly claim?: Claim<InboxItem>
}

interface Row {
  readonly what: 'won' | 'held'
  readonly id: string
}

/** See `ConversationStore.commitAll`: each commit whole or not at all, all of them in one transaction. */
export async function commitChanges(
  database: Database,
  commits: readonly Commit[],
  now: Date,
): Promise<CommitOutcome[]> {
  const replaced = commits.flatMap(({ change }) => (change.replaces === undefined ? [] : [change.replaces]))
  const query = { name: 'commit', text: COMMIT, values: parameters(commits, now.toISOString()) }
  try {
    const rows =
      replaced.length === 0 ? await run(database, query) : await runReplacing(database, query, replaced, commits.length)
    return commits.map((commit) => outcomeOf(commit, rows))
  } catch (error) {
    if (!isUniqueViolation(error) || commits.length > 1) throw error
    return ['stale']
  }
}

interface CommitQuery {
  readonly name: string
  readonly text: string
  readonly values: string[]
}

async function run(database: Database, query: CommitQuery): Promise<readonly Row[]> {
  return (await database.pool.query<Row>({ ...query })).rows
}

/** A citizen comes back after a long time: their last conversation is retired in the same transaction. */
async function runReplacing(
  database: Database,
  query: CommitQuery,
  ids: readonly string[],
  commits: number,
): Promise<readonly Row[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(RETIRE, [ids])
    const { rows } = await client.query<Row>({ ...query })
    // A conversation may only be retired for one that took its place.
    const won = rows.filter((row) => row.what === 'won').length
    await client.query(won === commits ? 'commit' : 'rollback')
    client.release()
    return won === commits ? rows : rows.filter((row) => row.what === 'held')
  } catch (error) {
    // A broken transaction must not come back from the pool.
    client.release(true)
    throw error
  }
}

function outcomeOf({ change, claim }: Commit, rows: readonly Row[]): CommitOutcome {
  const { id } = change.conversation
  if (rows.some((row) => row.what === 'won' && row.id === id)) return 'committed'
  if (claim !== undefined && !rows.some((row) => row.what === 'held' && row.id === id)) return 'lease-lost'
  return 'stale'
}

/** The JSON arrays of `COMMIT`, in its order. */
function parameters(commits: readonly Commit[], at: string): string[] {
  let place = 0
  const all = <T>(rows: (change: ConversationChange) => readonly T[]): (T & { conversation_id: string })[] =>
    commits.flatMap(({ change }) =>
      rows(change).map((row) => Object.assign({ conversation_id: change.conversation.id }, row)),
    )
  return [
    commits.map(conversationRow),
    all((change) => [
      ...noteRows(change, at),
      ...spokenRows(change, at),
      ...change.outbound.map((message) => ({ ...messageRow(message, at), rating_part: change.ratingPart })),
    ]).map((row) => Object.assign(row, { place: place++ })),
    all((change) => change.events.map((event) => ({ ...event, at }))),
    all((change) => change.tasks.map(({ kind, key, dueAt, detail }) => ({ kind, key, due_at: dueAt, detail }))),
    all((change) => (change.cancelTasks ?? []).map((key) => ({ key }))),
    all(handoffRows),
    all(invitationRows),
    all(ratingRows),
    all(callbackRows),
    all((change) => (change.mentions ?? []).map((mention) => ({ ...mention, id: newMentionId(), at }))),
  ].map((rows) => JSON.stringify(rows))
}

function conversationRow({ change, claim }: Commit): Record<string, unknown> {
  const { conversation } = change
  const { address } = conversation
  return {
    id: conversation.id,
    version: conversation.version,
    lane: laneOf(address),
    channel: address.channel,
    account: address.account,
    user_id: address.user,
    thread: address.thread,
    mode: conversation.mode,
    intent: conversation.intent,
    slots: conversation.slots,
    misunderstood: conversation.misunderstood,
    context: conversation.context,
    opened_at: conversation.openedAt,
    last_citizen_at: conversation.lastCitizenAt,
    item: claim?.id,
    lease: claim?.lease,
    message_id: claim?.item.messageId,
    rating_part: change.ratingPart,
  }
}

function noteRows({ note, conversation }: ConversationChange, at: string): Record<string, unknown>[] {
  if (note === undefined) return []
  const { channel } = conversation.address
  const { text, coaching } = note
  const content = { kind: 'text', text, coaching }
  const lane = laneOf(conversation.address)
  return [{ id: newMessageId(), lane, direction: 'note', author: note.author, channel, content, citations: [], at }]
}

function spokenRows({ spoken = [], conversation }: ConversationChange, at: string): Record<string, unknown>[] {
  const { channel } = conversation.address
  const lane = laneOf(conversation.address)
  return spoken.map(({ by, text }) => {
    const row = { id: newMessageId(), lane, channel, citations: [], at }
    if (by === 'citizen') return { ...row, direction: 'in', author: 'citizen', content: { kind: 'text', text } }
    const content = { kind: 'staff-text', text, officer: by.officer }
    return { ...row, direction: 'out', author: by.staff, content }
  })
}

function messageRow(message: OutboundMessage, at: string): Record<string, unknown> {
  return {
    id: message.id,
    lane: laneOf(message.to),
    direction: 'out',
    author: message.author,
    channel: message.to.channel,
    content: message.content,
    citations: message.citations,
    at,
    delivery: 'pending',
    payload: { message },
  }
}

function handoffRows({ handoff }: ConversationChange): Record<string, unknown>[] {
  if (handoff === undefined) return []
  return [
    {
      ...handoff,
      assigned_to: handoff.assignedTo,
      opened_at: handoff.openedAt,
      due_at: handoff.dueAt,
      closed_at: handoff.closedAt,
      end_reason: handoff.endReason,
      first_reply_at: handoff.firstReplyAt,
      answered_at: handoff.answeredAt,
      reminded_at: handoff.remindedAt,
      escalated_at: handoff.escalatedAt,
      reopened_from: handoff.reopenedFrom,
      merged_into: handoff.mergedInto,
    },
  ]
}

function invitationRows({ invitation, notSent }: ConversationChange): Record<string, unknown>[] {
  if (invitation === undefined) return []
  return [
    {
      ...invitation,
      handoff_id: invitation.handoffId,
      served_by: invitation.servedBy,
      instrument_version: invitation.instrumentVersion,
      person_key: invitation.personKey,
      ask_probability: invitation.askProbability,
      is_test: invitation.isTest,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      conversation_key: invitation.conversationKey,
      survey_channel: invitation.surveyChannel,
      eligible_reason: invitation.eligibleReason,
      refused_at: invitation.refusedAt,
      factor_asked: invitation.factorAsked,
      respondent_group: invitation.respondentGroup,
      intent_group: invitation.intentGroup,
      province_code: invitation.provinceCode,
      commune_code: invitation.communeCode,
      geo_source: invitation.geoSource,
      geo_version: invitation.geoVersion,
      not_sent: notSent,
    },
  ]
}

function ratingRows({ rating }: ConversationChange): Record<string, unknown>[] {
  if (rating === undefined) return []
  const { comment } = rating
  return [
    {
      ...rating,
      invalid_reason: rating.invalidReason,
      collected_by: rating.collectedBy,
      factor_score: rating.factorScore,
      comment_masked: comment === undefined ? undefined : maskComment(comment),
      comment_topic: rating.commentTopic,
    },
  ]
}

function callbackRows({ callback }: ConversationChange): Record<string, unknown>[] {
  if (callback === undefined) return []
  return [
    {
      ...callback,
      opened_at: callback.openedAt,
      due_at: callback.dueAt,
      not_for: callback.notFor,
      closed_at: callback.closedAt,
    },
  ]
}
