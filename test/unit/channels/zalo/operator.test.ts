import { afterEach, beforeEach, expect, test } from 'vitest'
import { hello, openChannel, type OpenChannel } from './open-channel.ts'

const HOUR_MS = 3_600_000
let open: OpenChannel

beforeEach(async () => {
  open = await openChannel()
})
afterEach(() => open.platform.stop())

test.each([-209, -212, -221, -223, -224, -320])(
  'a message that our configuration refuses (%i) waits, and goes out after the repair',
  async (code) => {
    open.platform.rules.appRefusal = code

    const [refused] = await open.deliver(hello)
    open.platform.rules.appRefusal = undefined
    const [repaired] = await open.deliver(hello)

    expect(refused).toMatchObject({ kind: 'retry-later', afterMs: HOUR_MS })
    expect(repaired?.kind).toBe('delivered')
  },
)

test('a broken chain of tokens makes messages wait too', async () => {
  const broken = await openChannel({ accessToken: 'dead', refreshToken: 'spent' })

  const [result] = await broken.deliver(hello)

  await broken.platform.stop()
  expect(result).toMatchObject({ kind: 'retry-later', afterMs: HOUR_MS })
})

test('an app that demands proofs gets them, without asking twice each time', async () => {
  open.platform.rules.demandProof = true

  const first = await open.deliver(hello)
  open.platform.faults.next({ kind: 'code', code: -242 }, 'message')
  const wrong = await open.deliver(hello)
  const again = await open.deliver(hello)

  expect([...first, ...again].map(({ kind }) => kind)).toEqual(['delivered', 'delivered'])
  expect(wrong).toMatchObject([{ kind: 'retry-later', afterMs: HOUR_MS }])
})

test('a proof is made anew for a renewed token', async () => {
  open.platform.rules.demandProof = true
  await open.deliver(hello)
  open.platform.tokens.expire()

  expect(await open.deliver(hello)).toMatchObject([{ kind: 'delivered' }])
})

test('without the app’s secret a demanded proof is the operator’s matter', async () => {
  const secretless = await openChannel({}, false)
  secretless.platform.rules.demandProof = true

  const [result] = await secretless.deliver(hello)

  await secretless.platform.stop()
  expect(result).toMatchObject({ kind: 'retry-later', afterMs: HOUR_MS })
})

test('over the rate limit nobody asks for a while, and then all goes on', async () => {
  open.platform.rules.requestsPerMinute = 1

  const kinds = []
  for (let count = 0; count < 4; count += 1) kinds.push((await open.deliver(hello))[0]?.kind)
  open.platform.rules.requestsPerMinute = undefined
  const [early] = await open.deliver(hello)
  open.platform.clock.advance(11_000)
  const [late] = await open.deliver(hello)

  expect(kinds).toEqual(['delivered', 'retry-later', 'retry-later', 'retry-later'])
  expect(early).toMatchObject({ kind: 'retry-later', why: expect.stringContaining('zalo error -32') })
  expect(late?.kind).toBe('delivered')
})
