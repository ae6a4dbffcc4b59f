import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startServer, type RunningServer } from '../../src/main.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { CLIENT, browse, startOpenIdServer, type OpenIdServer } from '../support/openid-server.ts'
import { officer } from '../support/samples.ts'

const LABEL = 'Đăng nhập bằng tài khoản ngành'
const lan = { ...officer(1), mustChangePassword: true as const }
const minh = officer(2)
const gone = { ...officer(3), disabled: true }

let cloned: Awaited<ReturnType<typeof cloneDatabase>>
let provider: OpenIdServer
let app: RunningServer
const atStaffPage = (url: URL): boolean => url.pathname === '/staff'

beforeAll(async () => {
  cloned = await cloneDatabase(inject('postgres')[0]?.url ?? '')
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const ours = `http://127.0.0.1:${port}`
  provider = await startOpenIdServer(() => `${ours}/api/staff/openid/callback`, {
    lan: { preferred_username: lan.username.toUpperCase() },
    minh: { preferred_username: 'ten-khac', email: 'Minh@example.vn', email_verified: true },
    unproven: { preferred_username: 'ten-khac', email: 'minh@example.vn', email_verified: false },
    stranger: { preferred_username: 'nguoi-la' },
    gone: { preferred_username: gone.username },
  })
  app = await startServer(
    {
      PORT: port,
      LOG_LEVEL: 'silent',
      DATABASE_URL: cloned.url,
      SESSION_SECRET: 'a session secret of tests',
      OPENID_ISSUER: provider.issuer,
      OPENID_CLIENT_ID: CLIENT.id,
      OPENID_CLIENT_SECRET: CLIENT.secret,
      OPENID_LABEL: LABEL,
      PUBLIC_URL: ours,
      channels: {},
    },
    () => undefined,
  )
  await app.stores.staff.create(lan)
  await app.stores.staff.create(minh, { queues: [], provinces: [], languages: [], email: 'minh@example.vn' })
  await app.stores.staff.create(gone)
})
afterAll(async () => {
  await app.stop()
  await provider.close()
  await cloned.drop()
})

const start = (): string => `${app.url}/api/staff/openid/start`

test('the sign-in page learns what is on the button', async () => {
  expect(await (await fetch(`${app.url}/api/staff/sign-in`)).json()).toEqual({
    password: true,
    openId: { label: LABEL, href: '/api/staff/openid/start' },
  })
})

test.for([
  ['lan', lan.id],
  ['minh', minh.id],
] as const)('%s signs in at the provider, works at once, and leaves a trace', async ([login, id]) => {
  const { url, jar } = await browse(start(), login, atStaffPage)

  const cookie = jar.get('ansinh_staff') ?? ''
  const me = await fetch(`${app.url}/api/staff/me`, { headers: { cookie } })
  const handoffs = await fetch(`${app.url}/api/staff/handoffs`, { headers: { cookie } })
  const [line] = await app.stores.audit.search({ actor: id }, 1)

  expect(url.search).toBe('')
  expect(await me.json()).toMatchObject({ staff: { id }, by: 'openid' })
  expect(handoffs.status).toBe(200)
  expect(line).toMatchObject({ action: 'login', detail: { by: 'openid' } })
  expect(jar.has('ansinh_openid')).toBe(false)
})

test.for(['unproven', 'stranger', 'gone'])('%s has no account here, and gets none', async (login) => {
  const before = await app.stores.staff.count()

  const { url, jar } = await browse(start(), login, atStaffPage)

  expect(url.search).toBe('?signIn=no-account')
  expect(jar.has('ansinh_staff')).toBe(false)
  expect(await app.stores.staff.count()).toBe(before)
})

test('the answer counts only with the cookie of its own start, its own state, and once', async () => {
  const isCallback = (url: URL): boolean => url.pathname.endsWith('/callback')
  const [own, other] = [await browse(start(), 'lan', isCallback), await browse(start(), 'lan', isCallback)]
  const cookieOf = ({ jar }: typeof own): string => jar.get('ansinh_openid') ?? ''
  const come = async (url: URL, cookie: string): Promise<string | null> =>
    (await fetch(url, { redirect: 'manual', headers: { cookie } })).headers.get('location')
  const altered = new URL(own.url)
  altered.searchParams.set('state', 'x')

  const refused = [
    await come(own.url, ''),
    await come(own.url, cookieOf(other)),
    await come(altered, cookieOf(own)),
    await come(own.url, cookieOf(own).replace('=', '=x')),
  ]
  const taken = await come(own.url, cookieOf(own))
  const again = await come(own.url, cookieOf(own))

  expect(refused).toEqual(Array.from({ length: 4 }, () => '/staff?signIn=failed'))
  expect([taken, again]).toEqual(['/staff', '/staff?signIn=failed'])
})
