import type { CallbackListing } from '../../src/core/callback.ts'
import { createCallDesk } from '../../src/handoff/create-call-desk.ts'
import { createCallbackDesk } from '../../src/handoff/create-callback-desk.ts'
import { cloneDatabase } from './clone-database.ts'
import { createConsoleParts, listen, mountConsole, movableClock, type SignedIn } from './console-server.ts'
import { createFakeChannel } from './fake-channel.ts'
import { content, startWorkers } from './workers.ts'

/** The desk's API with its telephone, on a database of its own, beside the workers that answer citizens. */
export async function startTelephoneApp(serverUrl: string) {
  const database = await cloneDatabase(serverUrl)
  const channel = createFakeChannel()
  const workers = await startWorkers(database.url, { channel })
  const clock = movableClock(new Date().toISOString())
  const parts = await createConsoleParts(clock)
  const { stores, desk } = workers
  const options = { stores, content, clock, secret: 'a secret of tests', onCommitted: () => undefined }
  const telephone = { callbacks: createCallbackDesk(options), calls: createCallDesk(options) }
  const app = await listen((express) => mountConsole(express, parts, () => desk, telephone))
  return {
    url: app.url,
    channel,
    workers,
    clock,
    audit: (): unknown[] => parts.audit.entries.filter(({ action }) => action !== 'login'),
    audited: (): readonly string[] =>
      parts.audit.entries.filter(({ action }) => action !== 'login').map(({ actor, action }) => `${actor} ${action}`),
    async close() {
      await app.close()
      await workers.stop()
      await database.drop()
    },
  }
}

export type TelephoneApp = Awaited<ReturnType<typeof startTelephoneApp>>

/** The calls that this officer sees. */
export async function ticketsOf(signed: SignedIn): Promise<readonly CallbackListing[]> {
  const answer = await signed.send('/api/staff/callbacks')
  const body: { callbacks: readonly CallbackListing[] } = JSON.parse(await answer.text())
  return body.callbacks
}
