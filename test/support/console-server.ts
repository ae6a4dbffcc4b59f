import { once } from 'node:events'
import express, { type Express } from 'express'
import type { Assist } from '../../src/assist/assist.ts'
import { hashPassword } from '../../src/console/password.ts'
import { createConsoleRouter } from '../../src/console/routes.ts'
import { createStaffAuth } from '../../src/console/staff-auth.ts'
import { createStaffAccess } from '../../src/people/staff-access.ts'
import type { TelephoneDesk } from '../../src/console/telephone-routes.ts'
import type { Clock } from '../../src/core/clock.ts'
import { problemHandler } from '../../src/http/problem.ts'
import type { Desk } from '../../src/handoff/desk.ts'
import type { StaffAccount } from '../../src/store/contract.ts'
import { createMemoryBroadcast, createMemoryRates } from './memory-instances.ts'
import {
  createMemoryIdentities,
  createMemoryPeople,
  createMemorySecondFactors,
  createMemoryTries,
} from './memory-people.ts'
import { createMemoryAuditStore, createMemoryStaffStore } from './memory-staff-store.ts'
import type { Broadcast } from '../../src/instances/contract.ts'

export const PASSWORD = 'mat-khau-thu-nghiem'

/** The console's API over memory, with one account per role: `lan`, `minh` (officers), `sep` (supervisor), `hoa` (analyst),
 * `quan` (admin). */
export async function createConsoleParts(clock: Clock & { advance(ms: number): void }) {
  const staff = createMemoryStaffStore()
  const audit = createMemoryAuditStore()
  const rates = createMemoryRates(clock)
  const broadcast = createMemoryBroadcast()
  const people = createMemoryPeople(staff)
  const secondFactors = createMemorySecondFactors()
  const stores = { staff, audit, people, secondFactors, signInTries: createMemoryTries() }
  const auth = createStaffAuth({ staff, audit, clock, secureCookies: false, lookEverySeconds: 0.05 })
  const access = createStaffAccess({ stores, secret: 'a session secret of tests', clock })
  const passwordHash = await hashPassword(PASSWORD)
  for (const account of accounts)
    await staff.create({ ...account, passwordHash, disabled: account.username === 'nghi' })
  return {
    staff,
    audit,
    rates,
    broadcast,
    auth,
    access,
    clock,
    secondFactors,
    stores: { ...stores, identities: createMemoryIdentities(staff) },
  }
}

export type ConsoleParts = Awaited<ReturnType<typeof createConsoleParts>>

export function mountConsole(
  app: Express,
  parts: ConsoleParts,
  makeDesk: (broadcast: Broadcast) => Desk,
  telephone?: TelephoneDesk,
  assist?: Assist,
): void {
  const { broadcast } = parts
  const intentTitle = (intent: string): string | undefined =>
    intent === 'pension.amount' ? 'Mức lương hưu' : undefined
  const desk = makeDesk(broadcast)
  const phone = telephone === undefined ? {} : { telephone }
  const help = assist === undefined ? {} : { assist }
  app.use('/api/staff', createConsoleRouter({ ...parts, desk, ...phone, ...help, intentTitle }))
}

export function movableClock(instant: string): Clock & { advance(ms: number): void } {
  let at = Date.parse(instant)
  return { now: () => new Date(at), advance: (ms) => void (at += ms) }
}

const accounts: readonly Omit<StaffAccount, 'passwordHash' | 'disabled'>[] = [
  { id: 's_lan', username: 'lan', displayName: 'Cán bộ Một', role: 'officer' },
  { id: 's_minh', username: 'minh', displayName: 'Cán bộ Hai', role: 'officer' },
  { id: 's_hoa', username: 'hoa', displayName: 'Chuyên viên phân tích', role: 'analyst' },
  { id: 's_sep', username: 'sep', displayName: 'Trưởng ca', role: 'supervisor' },
  { id: 's_quan', username: 'quan', displayName: 'Quản trị', role: 'admin' },
  { id: 's_nghi', username: 'nghi', displayName: 'Đã nghỉ', role: 'officer' },
]

export interface RunningApp {
  readonly url: string
  readonly reported: readonly unknown[]
  close(): Promise<void>
}

export async function listen(mount: (app: Express) => void): Promise<RunningApp> {
  const app = express()
  const reported: unknown[] = []
  mount(app)
  app.use(problemHandler((error) => reported.push(error)))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    reported,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export interface SignedIn {
  readonly cookie: string
  readonly csrf: string
  /** Fetches with the session, with the CSRF token unless told otherwise. */
  send(path: string, init?: { method?: string; body?: unknown; headers?: Record<string, string> }): Promise<Response>
}

export async function signIn(url: string, username: string): Promise<SignedIn> {
  const response = await postJson(`${url}/api/staff/login`, { username, password: PASSWORD })
  const body: unknown = await response.json()
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  const csrf = typeof body === 'object' && body !== null && 'csrf' in body ? String(body.csrf) : ''
  return {
    cookie,
    csrf,
    send: (path, { method = 'GET', body: sent, headers = {} } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', ...headers },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      }),
  }
}

export function postJson(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}
