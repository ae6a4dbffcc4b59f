import { Kysely, PostgresDialect, type ColumnType, type Generated } from 'kysely'
import pg from 'pg'
import type { CannedId } from '../assist/contract.ts'
import type { ConversationId, HandoffId, InviteId, StaffId } from '../core/ids.ts'
import type { ConversationContext, ConversationMode } from '../core/conversation.ts'
import type { Citation, InboundContent, OutboundContent } from '../core/message.ts'
import type { HandoffReason, HandoffStatus, Language, Mood, Province } from '../core/handoff.ts'
import type { CallbackId, CallbackPurpose, CallbackStatus, CallbackTime } from '../core/callback.ts'
import type { PhoneNumber } from '../core/phone.ts'
import type {
  CollectionMode,
  Factor,
  InvalidReason,
  NotAsked,
  Outcome,
  ScoredFactor,
  ServedBy,
} from '../core/rating.ts'
import type { SlotValues } from '../core/intent.ts'
import type { DeliveryFailure } from './contract.ts'
import type { MediaId } from '../media/media-id.ts'
import type { StaffRole } from '../people/contract.ts'
import type { AuditTable, SecondFactorTable, SessionTable } from './people-tables.ts'

/** JSON columns come back parsed and go in as text. */
type Json<T> = ColumnType<T, string, string>
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface Schema {
  conversations: {
    id: ConversationId
    lane: string
    channel: string
    account: string
    user_id: string
    thread: Optional<string>
    mode: ConversationMode
    intent: Optional<string>
    slots: Json<SlotValues>
    misunderstood: number
    context: Json<ConversationContext>
    opened_at: string
    last_citizen_at: string
    version: number
    is_current: boolean
  }
  messages: {
    id: string
    seq: Generated<number>
    lane: string
    conversation_id: Optional<ConversationId>
    direction: 'in' | 'out' | 'note'
    author: 'citizen' | 'bot' | StaffId
    channel: string
    external_id: Optional<string>
    content: Json<InboundContent | OutboundContent>
    citations: Json<readonly Citation[]>
    at: string
    delivery: Optional<'pending' | 'delivered' | 'failed'>
    delivery_note: Optional<string>
    delivery_failure: Optional<DeliveryFailure>
    retried_by: Optional<StaffId>
    rating_part: Generated<boolean>
  }
  lane_items: { id: Generated<number>; queue: string; lane: string; payload: Json<unknown>; run_at: Generated<string> }
  dead_letters: { id: number; queue: string }
  events: {
    id: Generated<number>
    conversation_id: ConversationId
    at: string
    kind: string
    detail: Json<Readonly<Record<string, unknown>>>
  }
  tasks: {
    id: Generated<number>
    kind: string
    key: string
    due_at: string
    detail: Json<Readonly<Record<string, unknown>>>
    attempts: Generated<number>
    locked_until: Optional<string>
    lease: Optional<string>
    last_error: Optional<string>
  }
  handoffs: {
    id: HandoffId
    conversation_id: ConversationId
    reason: HandoffReason
    status: HandoffStatus
    queue: string
    priority: number
    summary: string
    assigned_to: Optional<StaffId>
    opened_at: string
    due_at: string
    closed_at: Optional<string>
    end_reason: Optional<string>
    topic: Optional<string>
    mood: Optional<Mood>
    language: Optional<Language>
    province: Json<Province | null>
    tags: readonly string[]
    promised: boolean
    first_reply_at: Optional<string>
    answered_at: Optional<string>
    task: Optional<string>
    progress: Optional<string>
    result: Optional<string>
    reminded_at: Optional<string>
    escalated_at: Optional<string>
    reopened_from: Optional<HandoffId>
    merged_into: Optional<HandoffId>
  }
  survey_invitations: {
    id: InviteId
    conversation_id: ConversationId
    handoff_id: Optional<HandoffId>
    channel: string
    intent: Optional<string>
    served_by: ServedBy
    staff: Optional<StaffId>
    outcome: Outcome
    instrument_version: string
    person_key: string
    ask_probability: number
    is_test: boolean
    created_at: string
    expires_at: string
    send_status: Generated<'none' | 'pending' | 'sent' | 'failed'>
    send_failure: Optional<string>
    issued_at: Optional<string>
    rated_at: Optional<string>
    score: Optional<number>
    factor: Optional<Factor>
    comment: Optional<string>
    invalid_reason: Optional<InvalidReason>
    collection_mode: Generated<CollectionMode>
    collected_by: Optional<StaffId>
    conversation_key: Optional<string>
    survey_channel: Optional<string>
    eligible_reason: Optional<NotAsked>
    refused_at: Optional<string>
    factor_asked: Optional<ScoredFactor>
    factor_score: Optional<number>
    comment_masked: Optional<string>
    comment_topic: Optional<string>
    persona: Optional<string>
    respondent_group: Optional<string>
    intent_group: Optional<string>
    province_code: Optional<string>
    commune_code: Optional<string>
    geo_source: Optional<'user_text'>
    geo_version: Optional<string>
  }
  callbacks: {
    id: CallbackId
    conversation_id: ConversationId
    purpose: CallbackPurpose
    phone: PhoneNumber
    preferred_time: CallbackTime
    topic: Optional<string>
    status: CallbackStatus
    attempts: number
    opened_at: string
    due_at: string
    not_for: Optional<StaffId>
    officer: Optional<StaffId>
    note: Optional<string>
    closed_at: Optional<string>
  }
  staff: {
    id: StaffId
    username: string
    display_name: string
    role: StaffRole
    password_hash: string
    disabled: boolean
    created_at: Generated<string>
    queues: Generated<string[]>
    provinces: Generated<string[]>
    languages: Generated<string[]>
    email: Optional<string>
    must_change_password: Generated<boolean>
    openid_subject: Optional<string>
  }
  staff_sessions: SessionTable
  second_factors: SecondFactorTable
  recovery_codes: { staff_id: StaffId; hash: string }
  audit_log: AuditTable
  channel_tokens: { name: string; value: string; updated_at: Generated<string> }
  settings: { name: string; value: string }
  channel_switches: { channel: string; off_since: string; why: Optional<string> }
  media: { id: MediaId; lane: string; type: string; size: number; name: Optional<string> }
  media_chunks: { media_id: MediaId; place: number; bytes: Uint8Array }
  message_media: { message_id: string; media_id: Optional<MediaId>; missing: Optional<string> }
  canned_answers: {
    id: CannedId
    owner: Optional<StaffId>
    shortcut: string
    title: string
    text: string
    changed_at: string
  }
}

export interface Database {
  readonly sql: Kysely<Schema>
  /** For the few hot statements that are prepared by name. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

const BIGINT = 20
const TIMESTAMPTZ = 1184

const types = new pg.TypeOverrides()
types.setTypeParser(BIGINT, Number)
types.setTypeParser(TIMESTAMPTZ, (value) => new Date(value).toISOString())

export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    types,
    keepAlive: true,
    // A query never waits for ever: a webhook that is not stored in time is answered 503, and the platform repeats it.
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    // Ours, for a server that vanished without closing the connection: it cannot end its statements itself.
    query_timeout: 35_000,
    application_name: 'ansinh',
  })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  const sql = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    sql,
    pool,
    async close() {
      await sql.destroy()
      // Kysely ends only a pool that it has used; the hot statements use ours without it.
      if (!pool.ending) await pool.end()
    },
  }
}

/** PostgreSQL's own number for "two transactions did the same thing". */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505'
}
