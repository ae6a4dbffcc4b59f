import type pg from 'pg'
import type {
  ChannelFigures,
  ChannelHour,
  Days,
  HospitalCounts,
  HospitalSignals,
  OperationsStore,
} from '../analytics/operations/contract.ts'
import type { Instant } from '../core/ids.ts'
import type { Database } from './database.ts'
import { wordsPattern } from './words-pattern.ts'
import {
  CHANNELS,
  HOSPITAL,
  HOURS,
  RECORD_PROBE,
  REFRESH_CONVERSATIONS,
  REFRESH_DELIVERIES,
  REFRESH_HOURS,
} from './operations-sql.ts'

/** One number for this work: of several instances one does it, the others leave it. */
const LOCK = 7_204_415
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Of the chat's time; some thousand messages of a busy day, well below the 30 seconds of a statement. */
const STEP_MS = 6 * 3_600_000
/**
 * Clocks of instances differ, a transaction commits a moment after its time, and a handoff's province is found a moment
 * after it: so much is looked at again.
 */
const SLACK_MS = 15 * MINUTE_MS

export function createOperationsStore({ pool }: Database): OperationsStore {
  return {
    async channels(days) {
      const { rows } = await pool.query<ChannelRow>(CHANNELS, boundsOf(days))
      return rows.map(figuresOf)
    },
    async hours(days) {
      const { rows } = await pool.query<ChannelHour>(HOURS, boundsOf(days))
      return rows
    },
    async hospital(days) {
      const { rows } = await pool.query<HospitalCounts>(HOSPITAL, boundsOf(days))
      return rows
    },
    async asOf() {
      return (await refreshedUntil(pool)) ?? undefined
    },
    refresh: (now, signals) => refresh(pool, now, signals),
    async recordProbe(channel, ok, at) {
      await pool.query({ name: 'record-probe', text: RECORD_PROBE, values: [channel, at.toISOString(), ok] })
    },
  }
}

async function refresh(pool: pg.Pool, now: Date, signals: HospitalSignals): Promise<'done' | 'more' | 'busy'> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const lock = await client.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [LOCK])
    const outcome = lock.rows[0]?.held === true ? await refreshStep(client, now, signals) : 'busy'
    await client.query('commit')
    client.release()
    return outcome
  } catch (error) {
    // A broken transaction must not come back from the pool.
    client.release(true)
    throw error
  }
}

/** A piece of backlog: a database that was never counted is not one long transaction, nor one long wait for tasks. */
async function refreshStep(client: pg.PoolClient, now: Date, signals: HospitalSignals): Promise<'done' | 'more'> {
  const until = (await refreshedUntil(client)) ?? (await firstOpened(client)) ?? now.toISOString()
  const from = new Date(Date.parse(until) - SLACK_MS)
  const end = new Date(Math.max(Date.parse(until), Math.min(Date.parse(until) + STEP_MS, now.getTime())))
  const between = [from.toISOString(), end.toISOString()]
  const { rows } = await client.query<{ at: Instant }>(REFRESH_CONVERSATIONS, [
    ...between,
    signals.intents,
    signals.complaints,
    wordsPattern(signals.words),
  ])
  await client.query(REFRESH_HOURS, [[...new Set(rows.map(({ at }) => at))]])
  await client.query(REFRESH_DELIVERIES, between)
  await client.query('update operations_refreshed set until = $1', [end.toISOString()])
  return end.getTime() < now.getTime() ? 'more' : 'done'
}

/** Null: never. */
async function refreshedUntil(from: pg.Pool | pg.PoolClient): Promise<Instant | null> {
  const { rows } = await from.query<{ until: Instant | null }>(
    `select nullif(until, '-infinity') as until from operations_refreshed`,
  )
  return rows[0]?.until ?? null
}

async function firstOpened(client: pg.PoolClient): Promise<Instant | null> {
  const { rows } = await client.query<{ at: Instant | null }>('select min(opened_at) as at from conversations')
  return rows[0]?.at ?? null
}

/** As instants, the end excluded. */
function boundsOf({ from, to }: Days): [string, string] {
  const after = new Date(Date.parse(`${to}T00:00:00+07:00`) + DAY_MS)
  return [`${from}T00:00:00+07:00`, after.toISOString()]
}

interface ChannelRow {
  readonly channel: string
  readonly conversations: number
  readonly asked: number
  readonly answered: number
  readonly handed_over: number
  readonly first_answers: number
  readonly median: number | null
  readonly p95: number | null
  readonly delivered: number
  readonly pending: number
  readonly retry_later: number
  readonly window_closed: number
  readonly blocked: number
  readonly refused: number
  readonly unknown_failure: number
}

function figuresOf(row: ChannelRow): ChannelFigures {
  const { channel, conversations, asked, answered, delivered, pending } = row
  return {
    channel,
    conversations,
    asked,
    answered,
    handedOver: row.handed_over,
    firstAnswers: row.first_answers,
    medianSeconds: row.median,
    p95Seconds: row.p95,
    delivered,
    pending,
    failures: {
      'retry-later': row.retry_later,
      'window-closed': row.window_closed,
      blocked: row.blocked,
      refused: row.refused,
      unknown: row.unknown_failure,
    },
  }
}
