import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { channelOffCommand, channelOnCommand } from '../../src/commands/channel-switch.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { eventually, pause } from '../support/eventually.ts'
import { createFakeChannel } from '../support/fake-channel.ts'
import { says, someone } from '../support/samples.ts'
import { startApp } from '../support/start-app.ts'
import { openVisitor } from '../support/web-visitor.ts'
import { startWorkers, type Workers } from '../support/workers.ts'

const [server] = inject('postgres')
const stops: (() => Promise<unknown>)[] = []
let databaseUrl = ''

beforeEach(async () => {
  const database = await cloneDatabase(server?.url ?? '')
  databaseUrl = database.url
  stops.push(database.drop)
})
afterEach(async () => {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop()
})

async function startInstance(channel: ReturnType<typeof createFakeChannel>): Promise<Workers> {
  const workers = await startWorkers(databaseUrl, { channel })
  stops.push(() => workers.stop())
  return workers
}

test('off: two instances store and answer but send nothing; on: all of it goes, in order', async () => {
  const channel = createFakeChannel()
  const first = await startInstance(channel)
  const second = await startInstance(channel)
  const citizens = [someone(), someone(), someone()]
  const known = ['fake']
  await channelOffCommand({ channel: 'fake', known, why: 'thử' }, first.stores, new Date())

  for (let question = 1; question <= 3; question++) {
    for (const citizen of citizens) await second.intake.accept([says(citizen, `việc ${question}`)])
  }
  await eventually('answered', async () => ((await first.stores.outbox.depth()).waiting >= 9 ? true : undefined))
  // Longer than both instances' looks.
  await pause(1_500)
  const sentWhileOff = channel.got.length
  await channelOnCommand({ channel: 'fake', known }, first.stores, new Date())
  await eventually('sent', () => (channel.got.length >= 9 ? true : undefined), 2_000)
  await pause(200)

  expect(sentWhileOff).toBe(0)
  expect(channel.got).toHaveLength(9)
  for (const { user } of citizens) {
    const places = channel.got.flatMap(({ to }, place) => (to.user === user ? [place] : []))
    expect(places).toHaveLength(3)
    expect(new Set(channel.textsTo(user)).size).toBe(3)
  }
})

test('a channel whose name is not known is wrong use', async () => {
  const { stores } = await startInstance(createFakeChannel())

  const misspelt = channelOffCommand({ channel: 'fakee', known: ['fake', 'web'] }, stores, new Date())

  await expect(misspelt).rejects.toMatchObject({ code: 'wrong_use', message: 'channel: expected fake, web' })
  expect(await stores.switches.off()).toEqual([])
})

test('the widget shows nothing while its channel is off, and everything afterwards; /readyz and /metrics tell', async () => {
  const app = await startApp({ databaseUrl })
  stops.push(app.stop)
  await app.stores.switches.turnOff({ channel: 'web', since: new Date().toISOString(), why: 'nội bộ' })
  const visitor = await openVisitor(app.url)
  visitor.listen()

  const status = await visitor.say('xin chào')
  await pause(1_500)
  const whileOff = visitor.shown.length
  const ready: unknown = await (await fetch(`${app.url}/readyz`)).json()
  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  await app.stores.switches.turnOn('web')
  const answers = await visitor.answers(1, 3_000)
  visitor.leave()
  const after = await (await fetch(`${app.url}/metrics`)).text()

  expect(status).toBe(202)
  expect(whileOff).toBe(0)
  expect(answers).toHaveLength(1)
  expect(ready).toEqual({ status: 'ready', channelsOff: [{ channel: 'web', since: expect.any(String) }] })
  expect(metrics).toContain('ansinh_channel_off{channel="web"} 1')
  expect(after).not.toContain('ansinh_channel_off{channel="web"}')
})
