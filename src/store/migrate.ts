import type { Database } from './database.ts'
import * as initial from './migrations/0001_initial.ts'
import * as media from './migrations/0002_media.ts'
import * as channelSwitches from './migrations/0003_channel_switches.ts'
import * as callbacks from './migrations/0004_callbacks.ts'
import * as links from './migrations/0005_links.ts'
import * as desk from './migrations/0007_desk.ts'
import * as assist from './migrations/0008_assist.ts'
import * as people from './migrations/0009_people.ts'
import * as audit from './migrations/0010_audit.ts'
import * as survey from './migrations/0011_survey.ts'
import * as instrument from './migrations/0012_instrument.ts'
import * as supervision from './migrations/0013_supervision.ts'
import * as exports from './migrations/0014_exports.ts'
import * as operations from './migrations/0015_operations.ts'
import * as ratingMessages from './migrations/0016_rating_messages.ts'
import * as raterSample from './migrations/0017_rater_sample.ts'

const migrations = [
  initial,
  media,
  channelSwitches,
  callbacks,
  links,
  desk,
  assist,
  people,
  audit,
  survey,
  instrument,
  supervision,
  exports,
  operations,
  ratingMessages,
  raterSample,
]

/** One number for this program: migrations of two instances that start together run one after the other. */
const LOCK = 7_204_411

/** Brings the schema up to date; each migration is one transaction. Returns the names of those applied. */
export async function migrate(database: Database): Promise<string[]> {
  const client = await database.pool.connect()
  const applied: string[] = []
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('create table if not exists migrations (name text primary key, at timestamptz default now())')
    const known = await client.query<{ name: string }>('select name from migrations')
    for (const { name, sql } of migrations) {
      if (known.rows.some((row) => row.name === name)) continue
      await client.query('begin')
      await client.query(sql)
      await client.query('insert into migrations (name) values ($1)', [name])
      await client.query('commit')
      applied.push(name)
    }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
    client.release()
  }
  return applied
}
