import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { createModelAnswerer } from '../../src/answering/rag/create-model-answerer.ts'
import type { ChannelAddress } from '../../src/core/message.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually } from '../support/eventually.ts'
import { createFakeChannel, type FakeChannel } from '../support/fake-channel.ts'
import { startModelServer, type ModelServer } from '../support/model-server.ts'
import { says, someone } from '../support/samples.ts'
import { byNumber, content, startWorkers, type Workers } from '../support/workers.ts'

const [postgres] = inject('postgres')
const QUESTION = 'Cần đóng bảo hiểm xã hội bao nhiêu năm thì có lương hưu?'
let database = { url: '', drop: async (): Promise<void> => undefined }
let channel: FakeChannel
let server: ModelServer
let workers: Workers | undefined

beforeEach(async () => {
  database = await cloneDatabase(postgres?.url ?? '')
  server = await startModelServer()
  channel = createFakeChannel()
})
afterEach(async () => {
  await workers?.stop()
  await server.stop()
  await database.drop()
})

/** Nothing but "việc <number>" is understood: the rest is for the model. */
async function start(timeoutMs = 8_000): Promise<Workers> {
  const answerer = createModelAnswerer({ baseUrl: server.baseUrl, apiKey: 'key', model: 'fake', content, timeoutMs })
  workers = await startWorkers(database.url, {
    channel,
    answerer,
    understand: (text) => (/^việc \d+$/.test(text) ? byNumber(text) : { ...byNumber(text), confidence: 0.1 }),
  })
  return workers
}

async function firstReply(citizen: ChannelAddress): Promise<string> {
  return eventually('answered', () => channel.textsTo(citizen.user)[0], 30_000)
}

test('what no article answers with confidence is answered by the model from the articles, with the law', async () => {
  const { intake, stores } = await start()
  const citizen = someone()

  await intake.accept([says(citizen, QUESTION)])

  expect(await firstReply(citizen)).toMatch(/Căn cứ: .*\d+\/\d{4}\//)
  expect(server.requests).toHaveLength(1)
  expect(await stores.conversations.current(citizen)).toMatchObject({ misunderstood: 0, context: { answered: true } })
})

test('personal numbers do not reach the model', async () => {
  const { intake } = await start()
  const citizen = someone()

  await intake.accept([says(citizen, `${QUESTION} Số của tôi 0912345678, căn cước 001099012345`)])
  await firstReply(citizen)

  expect(server.requests[0]?.raw).not.toMatch(/0912345678|001099012345/)
})

test('an invented figure never reaches the citizen, who is asked back instead', async () => {
  server.behave(() => [{ text: 'Cần đóng đủ 12 năm 5 tháng thì được 9.999.000 đồng.', passage: 1 }])
  const { intake } = await start()
  const citizen = someone()

  await intake.accept([says(citizen, QUESTION)])

  expect(await firstReply(citizen)).not.toContain('9.999.000')
  expect(await firstReply(citizen)).toContain('chưa')
})

test('a model server that hangs holds up nobody else, and its citizen is asked back after the timeout', async () => {
  server.behave('hang')
  const { intake } = await start(3_000)
  const [slow, ...quick] = [someone(), someone(), someone(), someone()]

  await intake.accept([says(slow ?? someone(), QUESTION), ...quick.map((citizen) => says(citizen, 'việc 1'))])
  await Promise.all(quick.map(firstReply))
  const whileOthersAreServed = channel.textsTo(slow?.user ?? '')
  const asked = await firstReply(slow ?? someone())

  expect(whileOthersAreServed).toEqual([])
  expect(asked).toContain('chưa')
})

test('a message that waits for the model when the program stops is answered once, and the next ones in order', async () => {
  server.behave('hang')
  const { intake } = await start(60_000)
  const citizen = someone()
  await intake.accept([says(citizen, QUESTION), says(citizen, 'việc 1')])
  await eventually('asked', () => (server.requests.length === 1 ? true : undefined))

  await workers?.stop()
  server.behave('decline')
  await start()
  const replies = await eventually('both answered', () => {
    const texts = channel.textsTo(citizen.user)
    return texts.length >= 2 ? texts : undefined
  })

  expect(replies).toHaveLength(2)
  expect(replies[0]).toContain('chưa')
})
