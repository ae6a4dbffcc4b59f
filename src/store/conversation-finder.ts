import type { Database } from './database.ts'
import type { ConversationFinder, ConversationQuery, FoundConversation } from '../assist/contract.ts'
import { NARROWED, NEWEST_WITH_WORDS, PICTURED, WITH_WORDS } from './finder-sql.ts'
import type { ConversationId, HandoffId } from '../core/ids.ts'

/**
 * Conversations that are looked at one by one, newest first, before the index of words is asked. Words that are in every
 * tenth conversation fill a page this way in some milliseconds; sorting all that have them would take 200.
 */
const LOOKED_THROUGH = 250

interface FoundRow {
  readonly id: ConversationId
  readonly channel: string
  readonly account: string
  readonly user_id: string
  readonly thread: string | null
  readonly opened_at: string
  readonly last_citizen_at: string
  readonly intent: string | null
  readonly handoff: HandoffId | null
  readonly tags: readonly string[] | null
  readonly officer: string | null
  readonly matches: FoundConversation['matches'] | null
}

export function createConversationFinder({ pool }: Database): ConversationFinder {
  const ids = async (text: string, values: readonly unknown[]): Promise<{ id: ConversationId; hit?: boolean }[]> =>
    (await pool.query<{ id: ConversationId; hit?: boolean }>(text, [...values])).rows

  async function matching(query: ConversationQuery, lanes: readonly string[] | undefined): Promise<ConversationId[]> {
    const narrowed = narrowing(query, lanes)
    const words = queryText(query)
    if (words === '') return (await ids(NARROWED, [...narrowed, query.limit])).map(({ id }) => id)
    const newest = await ids(NEWEST_WITH_WORDS, [...narrowed, LOOKED_THROUGH, words])
    const hits = newest.filter(({ hit }) => hit === true).map(({ id }) => id)
    if (hits.length >= query.limit || newest.length < LOOKED_THROUGH) return hits.slice(0, query.limit)
    return (await ids(WITH_WORDS, [...narrowed, query.limit, words])).map(({ id }) => id)
  }

  return {
    async find(query) {
      const lanes = await lanesOf(pool, query)
      if (lanes?.length === 0) return []
      const found = await matching(query, lanes)
      if (found.length === 0) return []
      const { rows } = await pool.query<FoundRow>(PICTURED, [found, queryText(query)])
      return rows.map(foundOf)
    },
  }
}

/** Of the citizen whose key it is, and on the channels that they linked. Undefined: everybody's. */
async function lanesOf(
  pool: Database['pool'],
  { person, sameAs }: ConversationQuery,
): Promise<readonly string[] | undefined> {
  if (person === undefined && sameAs === undefined) return undefined
  const { rows } = await pool.query<{ lane: string }>(
    `with own as (
       select lane from conversations where id = $1
       union select c.lane from survey_invitations s join conversations c on c.id = s.conversation_id
       where s.person_key = $2
     )
     select lane from own
     union select lane from links where person in (select person from links where lane in (select lane from own))`,
    [sameAs ?? null, person ?? null],
  )
  return rows.map(({ lane }) => lane)
}

function narrowing(query: ConversationQuery, lanes: readonly string[] | undefined): unknown[] {
  const { channel, officer, from, to, after, tag } = query
  return [
    channel ?? null,
    officer ?? null,
    from === undefined ? null : `${from}T00:00:00+07:00`,
    to === undefined ? null : `${to}T00:00:00+07:00`,
    lanes ?? null,
    after?.openedAt ?? null,
    after?.id ?? null,
    tag ?? null,
  ]
}

/** As `to_tsquery` reads it; the words are letters and digits, so that nothing of them is an operator. */
function queryText({ words, phrases }: ConversationQuery): string {
  return [...words, ...phrases.map((phrase) => `(${phrase.join(' <-> ')})`)].join(' & ')
}

function foundOf(row: FoundRow): FoundConversation {
  return {
    id: row.id,
    openedAt: row.opened_at,
    lastCitizenAt: row.last_citizen_at,
    address: {
      channel: row.channel,
      account: row.account,
      user: row.user_id,
      ...(row.thread === null ? {} : { thread: row.thread }),
    },
    ...(row.intent === null ? {} : { intent: row.intent }),
    ...(row.handoff === null ? {} : { handoff: row.handoff }),
    ...(row.officer === null ? {} : { officer: row.officer }),
    tags: row.tags ?? [],
    matches: (row.matches ?? []).map(({ content, at }) => ({ content, at: new Date(at).toISOString() })),
  }
}
