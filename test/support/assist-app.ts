import { createAssist } from '../../src/assist/create-assist.ts'
import { hashPassword } from '../../src/console/password.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { HandoffId } from '../../src/core/ids.ts'
import type { ChannelAddress, InboundContent } from '../../src/core/message.ts'
import { cloneDatabase } from './clone-database.ts'
import { createConsoleParts, listen, mountConsole, movableClock, PASSWORD, signIn } from './console-server.ts'
import { eventually } from './eventually.ts'
import { createFakeChannel } from './fake-channel.ts'
import { deskWords, realUnderstand } from './real-engine.ts'
import { says } from './samples.ts'
import { content, startWorkers } from './workers.ts'

/** The officers' help over HTTP, on a database of its own, beside the real engine. */
export async function startAssistApp(serverUrl: string) {
  const database = await cloneDatabase(serverUrl)
  const channel = createFakeChannel({ maxTextLength: 500 })
  const workers = await startWorkers(database.url, {
    channel,
    understand: (text) => realUnderstand(text, '2026-11-25'),
  })
  const clock: Clock & { advance(ms: number): void } = movableClock(new Date().toISOString())
  const parts = await createConsoleParts(clock)
  const { stores, desk } = workers
  const boss = {
    id: 's_son',
    username: 'son',
    displayName: 'Trưởng nhóm',
    role: 'supervisor',
    disabled: false,
  } as const
  await parts.staff.create({ ...boss, passwordHash: await hashPassword(PASSWORD) })
  const [officer] = [
    { id: 's_lan', username: 'lan', displayName: 'Cán bộ Một', role: 'officer', disabled: false } as const,
  ]
  // Canned answers belong to an account of the store.
  for (const account of [boss, officer]) await stores.staff.create({ ...account, passwordHash: 'x' })
  const channels = [channel.adapter]
  const options = { stores, content, words: deskWords, understand: realUnderstand, channels, clock }
  const assist = createAssist({ ...options, secret: 'a secret of tests' })
  const app = await listen((express) => mountConsole(express, parts, () => desk, undefined, assist))
  return {
    url: app.url,
    reported: app.reported,
    database: database.url,
    channel,
    stores,
    desk,
    clock,
    signIn: (name: string) => signIn(app.url, name),
    audited: (): readonly string[] =>
      parts.audit.entries
        .filter(({ action }) => action !== 'login')
        .map(({ actor, action, subject }) => `${actor} ${action} ${subject}`),
    /** Says it and waits for the assistant's answer. */
    async say(from: ChannelAddress, said: string | InboundContent, answered = true): Promise<void> {
      const before = channel.textsTo(from.user).length
      await workers.intake.accept([{ ...says(from, said), sentAt: new Date().toISOString() }])
      await eventually('an answer', async () => {
        if (answered) return channel.textsTo(from.user).length > before ? true : undefined
        return (await stores.inbox.depth()).waiting === 0 ? true : undefined
      })
    },
    async handoffOf(from: ChannelAddress): Promise<HandoffId> {
      const conversation = await stores.conversations.current(from)
      const id = conversation?.context.handoff
      if (id === undefined) throw new Error('no handoff')
      return id
    },
    async close() {
      await app.close()
      await workers.stop()
      await database.drop()
    },
  }
}

export type AssistApp = Awaited<ReturnType<typeof startAssistApp>>
