import { randomInt } from 'node:crypto'
import pg from 'pg'
import { INSTANCE_LOCK_CLASS } from './lane-queue.ts'

export interface InstanceLock {
  readonly holder: number
  release(): Promise<void>
}

/**
 * Tells the other instances that this one lives: an advisory lock on a connection of its own. When the process dies,
 * PostgreSQL lets go of the lock at once, and the claims of the dead instance are free without waiting for their lease.
 * The connection is opened again when it breaks; a claim freed in between is a lost lease, which commits refuse.
 */
export async function holdInstanceLock(url: string): Promise<InstanceLock> {
  const holder = randomInt(1, 2 ** 31 - 1)
  let client: pg.Client | undefined
  let released = false
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'ansinh-instance' })
    next.on('error', () => undefined)
    next.on('end', () => {
      if (!released) setTimeout(() => void connect().catch(() => undefined), 500).unref()
    })
    await next.connect()
    try {
      await next.query('select pg_advisory_lock($1, $2)', [INSTANCE_LOCK_CLASS, holder])
    } catch (error) {
      // A connection without the lock would look alive for ever: its end is what starts the next try.
      await next.end().catch(() => undefined)
      throw error
    }
    client = next
  }
  await connect()
  return {
    holder,
    async release() {
      released = true
      await client?.end().catch(() => undefined)
    },
  }
}
