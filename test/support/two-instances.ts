import { createLocalInstances } from '../../src/instances/local/index.ts'
import { createRedisInstances } from '../../src/instances/redis/index.ts'
import type { Instances } from '../../src/instances/contract.ts'
import { openNotes } from '../../src/store/notes.ts'

/** What one process tells and hears, put together as `src/main.ts` does it. */
export async function openInstance(databaseUrl: string, redisUrl?: string): Promise<Instances> {
  const local = createLocalInstances({ send: (topic, note) => notes.send(topic, note) })
  const notes = await openNotes(databaseUrl, (topic, note) => local.listeners.tell(topic, note))
  const instances = redisUrl === undefined ? local : createRedisInstances(redisUrl, local)
  return {
    ...instances,
    async close() {
      await instances.close()
      await notes.close()
    },
  }
}
