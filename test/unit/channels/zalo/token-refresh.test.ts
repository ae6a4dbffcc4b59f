import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHttp } from '../../../../channels/kit/http.ts'
import { createTokenSource } from '../../../../channels/zalo/token-refresh.ts'
import { createMemoryVault } from '../../../support/zalo/memory-vault.ts'
import { startZaloPlatform, type ZaloPlatform } from '../../../support/zalo-platform.ts'

let platform: ZaloPlatform
let vault: ReturnType<typeof createMemoryVault>

beforeEach(async () => {
  platform = await startZaloPlatform({ appId: '1', oaId: '2', oaSecret: 'oa', appSecret: 'app', retries: false })
  vault = createMemoryVault()
})
afterEach(() => platform.stop())

interface Seed {
  readonly accessToken?: string
  readonly refreshToken?: string
  readonly appSecret?: string
}

/** One "instance": they share the vault and the platform's clock. */
function instance(seed: Seed = platform.tokens.pair) {
  return createTokenSource({
    config: { appId: '1', appSecret: 'app', ...seed },
    vault,
    clock: { now: () => new Date(platform.clock.now()) },
    http: createHttp({ baseUrl: platform.oauthBase }),
  })
}

const current = () => ({ kind: 'token', accessToken: platform.tokens.pair.accessToken })
const hours = (count: number): void => platform.clock.advance(count * 3_600_000)

test('the configured token is used first, without a refresh', async () => {
  expect(await instance().current()).toEqual(current())
  expect(platform.tokens.refreshes).toBe(0)
})

test('a refresh token alone is enough', async () => {
  const { refreshToken } = platform.tokens.pair

  const outcome = await instance({ refreshToken }).current()

  expect(outcome).toEqual(current())
  expect(platform.tokens.refreshes).toBe(1)
})

test('two instances with many waiting messages refresh once', async () => {
  const [one, two] = [instance(), instance()]
  const old = platform.tokens.pair.accessToken
  await Promise.all([one.current(), two.current()])
  platform.tokens.expire()

  const outcomes = await Promise.all([one, two, one, two, one].map((source) => source.renew(old)))

  expect(platform.tokens.refreshes).toBe(1)
  for (const outcome of outcomes) expect(outcome).toEqual(current())
})

test('the token is renewed at 80 % of its life, by one instance for both', async () => {
  const [one, two] = [instance(), instance()]
  await Promise.all([one.current(), two.current()])

  hours(19)
  await Promise.all([one.current(), two.current()])
  expect(platform.tokens.refreshes).toBe(0)
  hours(2)
  const outcomes = await Promise.all([one.current(), two.current()])

  expect(platform.tokens.refreshes).toBe(1)
  expect(outcomes).toEqual([current(), current()])
})

test('a restart goes on with the tokens of the vault, not with the used ones of the settings', async () => {
  const seed = platform.tokens.pair
  await instance(seed).renew(seed.accessToken)

  expect(await instance(seed).current()).toEqual(current())
  expect(platform.tokens.refreshes).toBe(1)
})

test('new tokens in the settings replace a broken chain, once', async () => {
  await instance({ accessToken: 'dead', refreshToken: 'spent' }).current()
  const fresh = platform.tokens.pair

  expect(await instance(fresh).current()).toEqual(current())
  await instance(fresh).renew(fresh.accessToken)
  expect(await instance({ accessToken: 'dead', refreshToken: 'spent' }).current()).toEqual(current())
})

test('a refused refresh is a value, and is not repeated for every message', async () => {
  const source = instance({ accessToken: 'dead', refreshToken: 'spent' })

  const outcomes = await Promise.all([source.renew('dead'), source.renew('dead')])
  platform.faults.next({ kind: 'status', status: 500 }, 'oauth')
  const again = await source.renew('dead')

  for (const outcome of [...outcomes, again]) expect(outcome).toMatchObject({ kind: 'no-token', temporary: false })
  expect(JSON.stringify(again)).not.toContain('spent')
})

test('while a refresh fails before the end, the present token goes on', async () => {
  const source = instance()
  await source.current()
  hours(21)
  platform.faults.next({ kind: 'status', status: 502 }, 'oauth')

  expect(await source.current()).toEqual(current())
  expect(platform.tokens.refreshes).toBe(0)
  platform.clock.advance(31_000)
  await source.current()
  expect(platform.tokens.refreshes).toBe(1)
})

test('a pair that the vault could not store is not lost', async () => {
  const source = instance()
  const old = platform.tokens.pair.accessToken
  await source.current()
  vault.broken = true

  const during = await source.renew(old)
  vault.broken = false
  platform.clock.advance(31_000)
  await source.current()

  expect(during).toEqual(current())
  expect(await instance().current()).toEqual(current())
  expect(platform.tokens.refreshes).toBe(1)
})

test('a vault that is down makes messages wait', async () => {
  vault.broken = true

  expect(await instance().current()).toEqual({ kind: 'no-token', temporary: true, why: 'token vault unavailable' })
})
