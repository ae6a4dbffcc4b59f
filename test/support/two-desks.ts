import { afterEach, beforeEach, inject } from 'vitest'
import { cloneDatabase } from './clone-database.ts'
import { movableClock, signIn, type SignedIn } from './console-server.ts'
import { openDeskApp, staffed, type DeskApp } from './desk-app.ts'
import { NOW } from './samples.ts'
import { content } from './workers.ts'
import type { Content } from '../../src/content/content.ts'

/** Before each test: two instances on a new database, Lan at the first, Minh at the second, the supervisor Thu. */
export function useTwoDesks() {
  const [server] = inject('postgres')
  let database = { url: '', drop: async (): Promise<void> => undefined }
  let clock = movableClock(NOW)
  let apps: DeskApp[] = []
  let people: Readonly<Record<string, SignedIn>> = {}

  beforeEach(async () => {
    database = await cloneDatabase(server?.url ?? '')
    clock = movableClock(NOW)
    apps = [await openDeskApp(database.url, clock, content), await openDeskApp(database.url, clock, content)]
    const [first, second] = [instance(0), instance(1)]
    await staffed(first, [
      { username: 'lan', role: 'officer' },
      { username: 'minh', role: 'officer' },
      { username: 'thu', role: 'supervisor' },
      { username: 'vang', role: 'officer', away: true },
    ])
    people = {
      lan: await signIn(first.url, 'lan'),
      minh: await signIn(second.url, 'minh'),
      thu: await signIn(first.url, 'thu'),
    }
  })
  afterEach(async () => {
    for (const app of apps) await app.close()
    await database.drop()
  })

  const instance = (place: number): DeskApp => apps[place] ?? missing()
  const person = (name: string): SignedIn => people[name] ?? missing()
  return {
    one: () => instance(0),
    two: () => instance(1),
    clock: () => clock,
    async post(by: string, path: string, body?: unknown) {
      const answer = await person(by).send(`/api/staff${path}`, { method: 'POST', body })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
    },
    /** A third instance, with other content. */
    async another(different: Content): Promise<DeskApp> {
      const app = await openDeskApp(database.url, clock, different)
      apps.push(app)
      return app
    },
    async signInAgain(name: string): Promise<void> {
      people = { ...people, [name]: await signIn(instance(0).url, name) }
    },
    statusOf: async (by: string, path: string) => (await person(by).send(`/api/staff${path}`)).status,
    get: async (by: string, path: string) => (await person(by).send(`/api/staff${path}`)).json(),
  }
}

function missing(): never {
  throw new Error('not started')
}
