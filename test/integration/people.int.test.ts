import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createLoginLimits } from '../../src/console/login-limits.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { openStores, type OpenStores } from '../../src/store/open-stores.ts'
import { cloneDatabase } from '../support/clone-database.ts'
import { officer } from '../support/samples.ts'

const NOON = '2026-11-25T05:00:00.000Z'
const details = { queues: ['hưu trí'], provinces: ['01'], languages: ['vi', 'en'] }

let cloned: Awaited<ReturnType<typeof cloneDatabase>>
let first: OpenStores
let second: OpenStores

beforeAll(async () => {
  cloned = await cloneDatabase(inject('postgres')[0]?.url ?? '')
  first = await openStores(cloned.url, { connections: 8 })
  second = await openStores(cloned.url, { connections: 8 })
})
afterAll(async () => {
  await first.close()
  await second.close()
  await cloned.drop()
})

test('twenty parallel guesses on two instances: five are tried, the rest wait', async () => {
  const limits = [first, second].map(({ stores }) => createLoginLimits(stores.signInTries, fixedClock(NOON)))
  const attempt = { username: randomUUID(), ip: randomUUID() }

  const waits = await Promise.all(Array.from({ length: 20 }, (_, n) => limits[n % 2]?.begin(attempt)))

  expect(waits.filter((wait) => wait === undefined)).toHaveLength(5)
  expect(waits.filter((wait) => wait === 900)).toHaveLength(15)
})

test('a name that must wait costs the address nothing; successes are given back; the window ends', async () => {
  const { signInTries } = first.stores
  const [name, ip] = [
    { key: randomUUID(), limit: 1 },
    { key: randomUUID(), limit: 3 },
  ]
  const take = (at: string) => signInTries.take([name, ip], at, 60)

  const outcomes = [await take(NOON), await take(NOON), await take(NOON)]
  await signInTries.giveBack([name, ip])

  expect(outcomes).toEqual([undefined, '2026-11-25T05:01:00.000Z', '2026-11-25T05:01:00.000Z'])
  expect(await take(NOON)).toBeUndefined()
  expect(await take('2026-11-25T05:00:59.999Z')).toBe('2026-11-25T05:01:00.000Z')
  expect(await take('2026-11-25T05:01:00.000Z')).toBeUndefined()
})

test('one code of an authenticator app opens one session, whichever instances are asked', async () => {
  const account = officer(1)
  await first.stores.staff.create(account)
  const factors = [first.stores.secondFactors, second.stores.secondFactors]
  await first.stores.secondFactors.propose(account.id, 'sealed')
  await first.stores.secondFactors.confirm(account.id, 100, ['a', 'b'])

  const steps = await Promise.all(Array.from({ length: 10 }, (_, n) => factors[n % 2]?.useStep(account.id, 101)))
  const codes = await Promise.all(
    Array.from({ length: 10 }, (_, n) => factors[n % 2]?.useRecoveryCode(account.id, 'a')),
  )

  expect([steps.filter(Boolean).length, codes.filter(Boolean).length]).toEqual([1, 1])
  expect(await first.stores.secondFactors.useStep(account.id, 100)).toBe(false)
  expect(await first.stores.secondFactors.propose(account.id, 'other')).toBe(false)
  expect(await first.stores.secondFactors.find(account.id)).toEqual({
    secret: 'sealed',
    confirmed: true,
    recoveryCodesLeft: 1,
  })
})

test('a person is kept with all details, changed field by field, and reset as a whole', async () => {
  const { people, staff, secondFactors } = first.stores
  const account = officer(2)
  const email = `${randomUUID()}@example.vn`
  await staff.create(account, { ...details, email })
  await secondFactors.propose(account.id, 'sealed')
  await secondFactors.confirm(account.id, 1, ['a'])

  const before = await people.find(account.id)
  await people.change(account.id, { displayName: 'Tên khác', queues: [], email: '' })
  const changed = await people.find(account.id)
  await people.reset(account.id, 'new')

  expect(before).toMatchObject({ ...details, email, totp: true, role: 'officer' })
  expect(before).not.toHaveProperty('passwordHash')
  expect(changed).toMatchObject({ ...details, queues: [], displayName: 'Tên khác' })
  expect(changed).not.toHaveProperty('email')
  expect(await people.find(account.id)).toMatchObject({ totp: false, mustChangePassword: true })
  expect(await people.change(`s_${randomUUID()}`, {})).toBe('unknown')
})

test('two people with one address: the second is refused with the field', async () => {
  const email = `${randomUUID()}@example.vn`
  await first.stores.staff.create(officer(3), { ...details, email })

  const twin = first.stores.staff.create(officer(4), { ...details, email })

  await expect(twin).rejects.toMatchObject({ code: 'conflict', field: 'email' })
})

test('two admins who disable each other at once leave one', async () => {
  const admins = [officer(5), officer(6)].map((account) => ({ ...account, role: 'admin' as const }))
  for (const admin of admins) await first.stores.staff.create(admin)

  const [one, two] = admins
  const outcomes = await Promise.all([
    first.stores.people.change(one?.id ?? 's_', { disabled: true }),
    second.stores.people.change(two?.id ?? 's_', { role: 'officer' }),
  ])

  expect(outcomes.toSorted()).toEqual(['changed', 'last-admin'])
})

test('a provider’s identity keeps its account, whatever its name becomes, and gets no second one', async () => {
  const { identities, staff, people } = first.stores
  const [lan, minh] = [officer(7), officer(8)]
  const email = `${randomUUID()}@example.vn`
  await staff.create(lan)
  await staff.create(minh, { ...details, email })

  const byName = await identities.accountOf({ subject: 'iss 1', username: lan.username })
  const renamed = await identities.accountOf({ subject: 'iss 1', username: minh.username })
  const stranger = await identities.accountOf({ subject: 'iss 2', username: lan.username })
  const byEmail = await identities.accountOf({ subject: 'iss 3', username: 'khong-co', email })
  await people.change(lan.id, { disabled: true })
  const disabled = await identities.accountOf({ subject: 'iss 1', username: minh.username })

  expect([byName?.id, renamed?.id, stranger, byEmail?.id, disabled]).toEqual([
    lan.id,
    lan.id,
    undefined,
    minh.id,
    undefined,
  ])
})
