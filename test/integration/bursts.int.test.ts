import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { RunningServer } from '../../src/main.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { startApp } from '../support/start-app.ts'
import { startZaloPlatform, type ZaloPlatform } from '../support/zalo-platform.ts'
import { zaloKeys, zaloSettings } from '../support/zalo-settings.ts'
import { userId } from '../support/zalo/burst.ts'
import { knownQuestions } from '../crash/questions.ts'

let zalo: ZaloPlatform
let app: RunningServer
let drop: () => Promise<void>

beforeAll(async () => {
  const [server] = inject('postgres')
  const database = await cloneDatabase(server?.url ?? '')
  drop = database.drop
  // Platform and server share one event loop here: the time limit is the bench's matter (`npm run bench`).
  zalo = await startZaloPlatform({ ...zaloKeys, retries: false, tryTimeoutMs: 20_000 })
  app = await startApp({ databaseUrl: database.url, channels: zaloSettings(zalo) })
  zalo.webhook.url = `${app.url}/webhooks/zalo`
})
afterAll(async () => {
  await app.stop()
  await zalo.stop()
  await drop()
})

test('500 events, each delivered twice, are 500 answers', async () => {
  const [question] = knownQuestions(1)
  const users = Array.from({ length: 500 }, (_, index) => userId(index))

  const tries = await Promise.all(
    users.map((user) => zalo.sendText(user, question?.text ?? '', { msgId: `twice-${user}`, copies: 2 })),
  )

  expect(tries.filter(({ ok }) => !ok)).toEqual([])
  await expect.poll(() => zalo.phones.shown, { timeout: 60_000 }).toBe(500)
  await pause(1_500)
  expect(users.map((user) => zalo.received(user).length)).toEqual(users.map(() => 1))
})

test('20 messages at once from each of five citizens are all answered, in the order in which they were sent', async () => {
  const questions = knownQuestions(20)
  const users = Array.from({ length: 5 }, (_, index) => userId(10_000 + index))
  const began = Date.now()

  // On as many sockets as messages: they arrive in any order, with the platform's timestamps.
  await Promise.all(
    users.flatMap((user) =>
      questions.map(({ text }, index) =>
        zalo.sendText(user, text, { msgId: `${user}-${index}`, timestamp: String(began + index) }),
      ),
    ),
  )

  for (const user of users) {
    await expect.poll(() => zalo.received(user).length, { timeout: 60_000 }).toBe(questions.length)
    expect(zalo.received(user).map((message) => message.text)).toEqual(questions.map(({ answer }) => answer))
  }
})

test('messages written one after another keep their order, whatever the load', async () => {
  const questions = knownQuestions(20)
  const users = Array.from({ length: 5 }, (_, index) => userId(20_000 + index))

  await Promise.all(
    users.map(async (user) => {
      for (const [index, { text }] of questions.entries()) await zalo.sendText(user, text, { msgId: `${user}-${index}` })
    }),
  )

  for (const user of users) {
    await expect.poll(() => zalo.received(user).length, { timeout: 60_000 }).toBe(questions.length)
    expect(zalo.received(user).map((message) => message.text)).toEqual(questions.map(({ answer }) => answer))
  }
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
