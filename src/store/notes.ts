import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createSerialBatch } from '../core/serial-batch.ts'

/** Notes between the processes on one database, by LISTEN/NOTIFY; each note is `topic` and a short text. */
export interface Notes {
  send(topic: string, note: string): Promise<void>
  close(): Promise<void>
}

const CHANNEL = 'ansinh_notes'
/** PostgreSQL refuses payloads from 8,000 bytes on; our notes are ids. */
const LONGEST = 7_000
const LARGEST_BATCH = 500
/** Whoever tells a note must not wait on a connection that is gone without a word. */
const SEND_WITHIN_MS = 5_000

/**
 * `onNote` hears the other processes, not this one. While the connection is broken notes are lost, which costs a
 * moment: whoever waits asks the store again.
 */
export async function openNotes(url: string, onNote: (topic: string, note: string) => void): Promise<Notes> {
  const self = randomUUID()
  let client: pg.Client | undefined
  let closed = false
  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      query_timeout: SEND_WITHIN_MS,
      application_name: 'ansinh-notes',
    })
    next.on('error', () => undefined)
    next.on('end', () => {
      client = undefined
      if (!closed) setTimeout(() => void connect().catch(() => undefined), 500).unref()
    })
    next.on('notification', ({ payload }) => {
      const [from, topic, note] = decode(payload ?? '')
      if (from !== self && topic !== undefined && note !== undefined) onNote(topic, note)
    })
    await next.connect()
    try {
      await next.query(`listen ${CHANNEL}`)
    } catch (error) {
      // A connection that does not listen would look alive for ever: its end is what starts the next try.
      await next.end().catch(() => undefined)
      throw error
    }
    client = next
  }
  await connect()
  // One query at a time on the one connection; PostgreSQL itself drops what is told twice in one of them.
  const batch = createSerialBatch<string>({
    largest: LARGEST_BATCH,
    async run(payloads) {
      await client?.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [CHANNEL, payloads])
    },
  })
  return {
    async send(topic, note) {
      const payload = JSON.stringify([self, topic, note])
      if (Buffer.byteLength(payload) <= LONGEST) await batch.add(payload)
    },
    async close() {
      closed = true
      await client?.end().catch(() => undefined)
    },
  }
}

/** Anybody on the database can send on the channel: what is not ours says nothing, and must not end the process. */
function decode(payload: string): (string | undefined)[] {
  try {
    const parsed: unknown = JSON.parse(payload)
    return Array.isArray(parsed) ? parsed.map((part) => (typeof part === 'string' ? part : undefined)) : []
  } catch {
    return []
  }
}
