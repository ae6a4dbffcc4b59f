import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { cloneDatabase } from '../support/clone-database.ts'
import { startRedis } from '../support/redis-server.ts'
import { startApp } from '../support/start-app.ts'
import { openVisitor } from '../support/web-visitor.ts'

/** The stream looks by itself every ten seconds: an answer within this came by a note. */
const AT_ONCE_MS = 5_000

test('a visitor’s answers keep arriving while Redis is stopped, after it comes back empty, and without it from the start', async () => {
  const [server] = inject('postgres')
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-redis-'))
  const database = await cloneDatabase(server?.url ?? '')
  const redis = await startRedis(folder)
  const app = await startApp({ databaseUrl: database.url, redisUrl: redis.url })
  const visitor = await openVisitor(app.url)
  visitor.listen()
  let count = 0
  const ask = async (text: string): Promise<number> => {
    const status = await visitor.say(text)
    await visitor.answers(++count, AT_ONCE_MS)
    return status
  }

  const statuses = [await ask('Xin chào')]
  await redis.stop()
  statuses.push(await ask('Mất sổ BHXH thì làm sao?'), await ask('Xin chào'))
  await redis.restart()
  statuses.push(await ask('Mất sổ BHXH thì làm sao?'))
  await redis.stop()
  statuses.push(await ask('Xin chào'))
  const late = await startApp({ databaseUrl: database.url, redisUrl: redis.url })
  const newcomer = await openVisitor(late.url)
  newcomer.listen()
  statuses.push(await newcomer.say('Xin chào'))
  await newcomer.answers(1, AT_ONCE_MS)

  visitor.leave()
  newcomer.leave()
  await late.stop()
  await app.stop()
  await redis.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
  expect(statuses).toEqual([202, 202, 202, 202, 202, 202])
  expect(visitor.shown.map(({ direction }) => direction)).toEqual(Array.from({ length: 5 }, () => ['in', 'out']).flat())
  expect(visitor.shown.map(({ seq }) => seq)).toEqual(visitor.shown.map(({ seq }) => seq).toSorted((a, b) => a - b))
})
