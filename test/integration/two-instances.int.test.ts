import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { createTalk } from '../../src/turn/talk.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually } from '../support/eventually.ts'
import { createFakeChannel } from '../support/fake-channel.ts'
import { changeOf, conversationOf, handoffOf, officer, says, someone } from '../support/samples.ts'
import { startApp } from '../support/start-app.ts'
import { openVisitor } from '../support/web-visitor.ts'
import { answerable, byNumber, content, startWorkers, type Workers } from '../support/workers.ts'

const [server] = inject('postgres')
const redisUrl = inject('redis')
let database = { url: '', drop: async (): Promise<void> => undefined }
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  database = await cloneDatabase(server?.url ?? '')
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await database.drop()
})

describe('two instances on one database', () => {
  test('200 messages of 20 citizens, handed in at both: each is answered exactly once, in order', async () => {
    const channel = createFakeChannel()
    const instances: Workers[] = []
    for (let count = 0; count < 2; count++) instances.push(await startWorkers(database.url, { channel }))
    stops.push(...instances.map((instance) => () => instance.stop()))
    const citizens = Array.from({ length: 20 }, () => someone())
    const questions = Array.from({ length: 10 }, (_, number) => `việc ${number}`)

    // One message after the other for each citizen, at the instance that the balancer happens to pick.
    await Promise.all(
      citizens.map(async (citizen, place) => {
        for (const [number, text] of questions.entries()) {
          const message = says(citizen, text)
          await instances[(place + number) % 2]?.intake.accept([message])
          // Platforms repeat what they believe lost, to whichever instance.
          if (number % 3 === 0) await instances[(place + number + 1) % 2]?.intake.accept([message])
        }
      }),
    )
    await eventually('all answered', () => (channel.got.length >= 200 ? true : undefined), 30_000)
    await eventually('all marked', async () =>
      (await instances[0]?.stores.outbox.depth())?.waiting === 0 ? true : undefined,
    )

    const expected = repliesTo(questions)
    for (const citizen of citizens) expect(channel.textsTo(citizen.user)).toEqual(expected)
    expect(new Set(channel.got.map(({ id }) => id)).size).toBe(200)
    expect(new Set(expected).size).toBeGreaterThan(Math.min(answerable.length, 5))
  })

  test('of two officers who claim at once exactly one gets the case, twenty times', async () => {
    const channel = createFakeChannel()
    const instances = [
      await startWorkers(database.url, { channel, only: [] }),
      await startWorkers(database.url, { channel, only: [] }),
    ]
    stops.push(...instances.map((instance) => () => instance.stop()))
    const officers = [officer(1), officer(2)]
    for (const one of officers) await instances[0]?.stores.staff.create(one)
    const outcomes: string[] = []

    for (let round = 0; round < 20; round++) {
      const conversation = conversationOf(someone(), { mode: 'waiting-for-staff' })
      const handoff = handoffOf(conversation.id)
      const context = { ...conversation.context, handoff: handoff.id }
      await instances[0]?.stores.conversations.commit(changeOf({ ...conversation, context }, { handoff }))
      const claims = await Promise.allSettled(
        instances.map((instance, place) => instance.desk.claim(handoff.id, officers[place] ?? officer(3))),
      )
      const won = claims.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value.assignedTo] : []))
      const refused = claims.flatMap((claim) => (claim.status === 'rejected' ? [codeOf(claim.reason)] : []))
      const kept = await instances[0]?.stores.handoffs.find(handoff.id)
      const notices = await instances[0]?.stores.conversations.transcript(conversation.id)
      outcomes.push(`${won.length} ${refused.join()} ${kept?.assignedTo === won[0]} ${notices?.length}`)
    }

    expect(outcomes).toEqual(Array.from({ length: 20 }, () => '1 conflict true 1'))
  })
})

describe.each([
  { how: 'without Redis', redis: {} },
  { how: 'with Redis', redis: { redisUrl } },
])('two complete servers $how', ({ redis }) => {
  test('a visitor who writes to one reads the answers at the other, at once', async () => {
    const one = await startApp({ databaseUrl: database.url, ...redis })
    const two = await startApp({ databaseUrl: database.url, ...redis })
    const visitor = await openVisitor(one.url)
    stops.push(
      async () => visitor.leave(),
      () => one.stop(),
      () => two.stop(),
    )
    visitor.listen(two.url)

    const status = await visitor.say('Xin chào')
    await visitor.answers(1)
    const since = Date.now()
    await visitor.say('Mất sổ BHXH thì làm sao?')
    const answers = await visitor.answers(2)

    expect(status).toBe(202)
    // The stream looks by itself every ten seconds: faster is the work of a note.
    expect(Date.now() - since).toBeLessThan(5_000)
    expect(answers).toHaveLength(2)
    expect(visitor.shown.map(({ direction }) => direction)).toEqual(['in', 'out', 'in', 'out'])
  })
})

function repliesTo(questions: readonly string[]): string[] {
  const talk = createTalk(content, byNumber)
  return questions.map((text) => {
    const said = { conversation: 'x', content: { kind: 'text' as const, text }, at: new Date(), channel: 'fake' }
    return talk.say(said).reply.text
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}
