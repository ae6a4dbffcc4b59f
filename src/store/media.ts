import type { Database } from './database.ts'
import type { MediaFile, MediaStore, MessageMedia } from '../media/contract.ts'
import type { MediaId } from '../media/media-id.ts'

const CHUNK_BYTES = 256 * 1024

const KEEP = 'insert into media (id, lane, type, size, name) values ($1, $2, $3, $4, $5)'
const KEEP_CHUNK = 'insert into media_chunks (media_id, place, bytes) values ($1, $2, $3)'

const LINK = `
insert into message_media (message_id, media_id)
select messages.id, media.id from messages join media on media.lane = messages.lane
where messages.id = $1 and media.id = $2
on conflict (message_id) do nothing`

const MARK_MISSING = `
insert into message_media (message_id, missing) select id, $2 from messages where id = $1
on conflict (message_id) do nothing`

const DROP = `
delete from media where created_at <= now() - make_interval(hours => $1)
  and not exists (select from message_media where media_id = media.id)`

export function createMediaStore({ pool, sql }: Database): MediaStore {
  const changed = async (text: string, values: unknown[]): Promise<number> =>
    (await pool.query({ text, values })).rowCount ?? 0
  return {
    async keep({ id, lane, type, name, bytes }, message) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(KEEP, [id, lane, type, bytes.byteLength, name])
        for (let place = 0; place * CHUNK_BYTES < bytes.byteLength; place++) {
          const chunk = bytes.subarray(place * CHUNK_BYTES, (place + 1) * CHUNK_BYTES)
          await client.query(KEEP_CHUNK, [id, place, chunk])
        }
        if (message !== undefined) await client.query(LINK, [message, id])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
    async find(id) {
      const row = await sql.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : fileOf(row)
    },
    async *read(id) {
      for (let place = 0; ; place++) {
        const row = await sql
          .selectFrom('media_chunks')
          .select('bytes')
          .where('media_id', '=', id)
          .where('place', '=', place)
          .executeTakeFirst()
        if (row === undefined) return
        yield row.bytes
      }
    },
    async link(message, media) {
      if ('id' in media) return (await changed(LINK, [message, media.id])) > 0
      return (await changed(MARK_MISSING, [message, media.missing])) > 0
    },
    dropUnlinked: (olderThanHours) => changed(DROP, [olderThanHours]),
  }
}

interface MediaRow {
  readonly id: MediaId
  readonly lane: string
  readonly type: string
  readonly size: number
  readonly name: string | null
}

function fileOf({ id, lane, type, size, name }: MediaRow): MediaFile {
  return { id, lane, type, size, ...(name === null ? {} : { name }) }
}

/** The columns that a message's row is joined with. */
export interface JoinedMedia {
  readonly media_id: MediaId | null
  readonly media_type: string | null
  readonly media_size: number | null
  readonly media_name: string | null
  readonly missing: string | null
}

export function messageMediaOf(row: JoinedMedia): MessageMedia | undefined {
  if (row.missing !== null) return { missing: row.missing }
  const { media_id: id, media_type: type, media_size: size, media_name: name } = row
  if (id === null || type === null || size === null) return undefined
  return { id, type, size, ...(name === null ? {} : { name }) }
}
