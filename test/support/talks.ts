import type pg from 'pg'

/** A conversation by hand. Times are minutes:seconds after it was opened, or whole instants. */
export interface Talk {
  readonly id: string
  /** Vietnam time, `2026-11-10 09:00:00`. */
  readonly at: string
  readonly channel?: string
  /** One citizen on one channel; without it each talk is another's. */
  readonly citizen?: string
  readonly intent?: string
  readonly said?: readonly Said[]
  readonly noted?: readonly Noted[]
  readonly handedOver?: { readonly province?: string }
  readonly rated?: {
    readonly score: number
    readonly comment?: string
    readonly province?: string
    readonly invalid?: string
  }
}

interface Said {
  readonly after: number
  readonly by: 'citizen' | 'bot' | 'staff'
  readonly text?: string
  readonly kind?: string
  /** `none`: spoken on the telephone. */
  readonly delivery?: 'pending' | 'delivered' | 'failed' | 'none'
  readonly failure?: string
}

interface Noted {
  readonly after: number
  readonly kind: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** As the store writes them. `after` is in seconds. */
export async function insertTalk(pool: pg.Pool, talk: Talk): Promise<void> {
  const { id, channel = 'web', said = [], noted = [] } = talk
  const lane = `${channel}|a|${talk.citizen ?? id}`
  const opened = new Date(`${talk.at.replace(' ', 'T')}+07:00`)
  const after = (seconds: number): string => new Date(opened.getTime() + seconds * 1000).toISOString()
  await pool.query(
    `insert into conversations (id, lane, channel, account, user_id, mode, intent, slots, misunderstood, context,
      opened_at, last_citizen_at, version, is_current)
    values ($1, $2, $3, 'a', $1, 'bot', $4, '{}', 0, '{}', $5, $5, 1, false)`,
    [id, lane, channel, talk.intent ?? null, opened.toISOString()],
  )
  for (const [place, line] of said.entries()) await insertLine(pool, { talk, lane, channel, after, line, place })
  for (const { after: seconds, kind, detail } of noted) {
    await pool.query('insert into events (conversation_id, at, kind, detail) values ($1, $2, $3, $4)', [
      id,
      after(seconds),
      kind,
      JSON.stringify(detail ?? {}),
    ])
  }
  await insertHandoff(pool, talk, after(5))
  await insertRating(pool, talk, channel, after(600))
}

interface Line {
  readonly talk: Talk
  readonly lane: string
  readonly channel: string
  readonly after: (seconds: number) => string
  readonly line: Said
  readonly place: number
}

async function insertLine(pool: pg.Pool, { talk, lane, channel, after, line, place }: Line): Promise<void> {
  const isIn = line.by === 'citizen'
  const delivery = isIn || line.delivery === 'none' ? null : (line.delivery ?? 'delivered')
  const content = { kind: line.kind ?? (line.by === 'staff' ? 'staff-text' : 'text'), text: line.text ?? 'một câu' }
  await pool.query(
    `insert into messages (id, lane, conversation_id, direction, author, channel, external_id, content, at, delivery,
      delivery_failure) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      `m_${talk.id}_${place}`,
      lane,
      talk.id,
      isIn ? 'in' : 'out',
      line.by === 'staff' ? 's_lan' : line.by,
      channel,
      isIn ? `${talk.id}_${place}` : null,
      JSON.stringify(content),
      after(line.after),
      delivery,
      line.failure ?? null,
    ],
  )
}

async function insertHandoff(pool: pg.Pool, { id, handedOver }: Talk, at: string): Promise<void> {
  if (handedOver === undefined) return
  const { province } = handedOver
  await pool.query(
    `insert into handoffs (id, conversation_id, reason, status, queue, priority, summary, opened_at, due_at, province)
    values ($1, $2, 'asked', 'resolved', 'chung', 3, '', $3, $3, $4)`,
    [`h_${id}`, id, at, province === undefined ? null : JSON.stringify({ code: province, name: 'Tỉnh' })],
  )
}

async function insertRating(pool: pg.Pool, { id, citizen, rated }: Talk, channel: string, at: string): Promise<void> {
  if (rated === undefined) return
  await pool.query(
    `insert into survey_invitations (id, conversation_id, channel, served_by, outcome, instrument_version, person_key,
      ask_probability, is_test, created_at, expires_at, send_status, issued_at, rated_at, score, comment, comment_masked,
      invalid_reason, province_code)
    values ($1, $2, $3, 'bot', 'answered', 'v1.0', $9, 1, false, $4, $4::timestamptz + interval '3 days', 'sent', $4,
      $4::timestamptz + interval '1 minute', $5, $6, $6, $7, $8)`,
    [
      `i_${id}`,
      id,
      channel,
      at,
      rated.score,
      rated.comment ?? null,
      rated.invalid ?? null,
      rated.province ?? null,
      citizen ?? id,
    ],
  )
}
