import { afterAll, beforeAll, expect, test } from 'vitest'
import { startZaloApp, type ZaloApp } from '../support/zalo-app.ts'
import { userId } from '../support/zalo/burst.ts'
import { knownQuestions } from '../crash/questions.ts'

let house: ZaloApp

beforeAll(async () => {
  house = await startZaloApp()
})
afterAll(() => house.close())

test('500 events, each delivered twice, are 500 answers', async () => {
  const [question] = knownQuestions(1)
  const users = Array.from({ length: 500 }, (_, index) => userId(index))

  const tries = await Promise.all(
    users.map((user) => house.zalo.sendText(user, question?.text ?? '', { msgId: `twice-${user}`, copies: 2 })),
  )

  expect(tries.filter(({ ok }) => !ok)).toEqual([])
  await expect.poll(() => house.zalo.phones.shown, { timeout: 60_000 }).toBe(500)
  await pause(1_500)
  expect(users.map((user) => house.zalo.received(user).length)).toEqual(users.map(() => 1))
})

test('20 messages at once from each of five citizens are all answered, in the order in which they were sent', async () => {
  const questions = knownQuestions(20)
  const users = Array.from({ length: 5 }, (_, index) => userId(10_000 + index))
  const began = Date.now()

  // On as many sockets as messages: they arrive in any order, with the platform's timestamps.
  await Promise.all(
    users.flatMap((user) =>
      questions.map(({ text }, index) =>
        house.zalo.sendText(user, text, { msgId: `${user}-${index}`, timestamp: String(began + index) }),
      ),
    ),
  )

  for (const user of users) {
    await expect.poll(() => house.zalo.received(user).length, { timeout: 60_000 }).toBe(questions.length)
    expect(house.zalo.received(user).map((message) => message.text)).toEqual(questions.map(({ answer }) => answer))
  }
})

test('messages written one after another keep their order, whatever the load', async () => {
  const questions = knownQuestions(20)
  const users = Array.from({ length: 5 }, (_, index) => userId(20_000 + index))

  await Promise.all(
    users.map(async (user) => {
      for (const [index, { text }] of questions.entries())
        await house.zalo.sendText(user, text, { msgId: `${user}-${index}` })
    }),
  )

  for (const user of users) {
    await expect.poll(() => house.zalo.received(user).length, { timeout: 60_000 }).toBe(questions.length)
    expect(house.zalo.received(user).map((message) => message.text)).toEqual(questions.map(({ answer }) => answer))
  }
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
