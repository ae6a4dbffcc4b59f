import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StaffId } from '../../../src/core/ids.ts'
import type { NewSession } from '../../../src/people/contract.ts'
import type { Stores } from '../../../src/store/contract.ts'
import { officer } from '../../support/samples.ts'

/** Begun at noon, UTC, of the last day of 2026. */
function newSession(staff: StaffId): NewSession {
  return {
    id: `e_${randomUUID().replaceAll('-', '')}`,
    tokenHash: randomUUID(),
    staff,
    csrf: 'csrf',
    by: 'password',
    ip: '127.0.0.1',
    device: 'Chrome 141, Windows',
    startedAt: '2026-12-31T12:00:00.000Z',
    expiresAt: '2027-01-01T00:00:00.000Z',
  }
}

export function smallStoreCases(stores: () => Stores): void {
  const mine = (key: string) => (tasks: Awaited<ReturnType<Stores['tasks']['take']>>) =>
    tasks.filter((task) => task.key === key)

  test('a task is taken when it is due, by one worker, with every field', async () => {
    const task = {
      kind: 'close-idle',
      key: randomUUID(),
      dueAt: '2001-01-01T00:00:00.000Z',
      detail: { a: [1, 'Đ'], b: null },
    }
    await stores().tasks.add(task)

    const early = await stores().tasks.take(1_000, '2000-12-31T23:59:59.999Z')
    const rounds = await Promise.all(Array.from({ length: 8 }, () => stores().tasks.take(1_000, task.dueAt)))

    const taken = rounds.flatMap(mine(task.key))
    expect(mine(task.key)(early)).toEqual([])
    expect(taken).toEqual([{ ...task, id: expect.any(String), attempts: 0, lease: expect.any(String) }])
  })

  test('a task comes back later with one more attempt, and is gone when it is done', async () => {
    const key = randomUUID()
    await stores().tasks.add({ kind: 'x', key, dueAt: '2001-01-01T00:00:00.000Z', detail: {} })
    const [first] = mine(key)(await stores().tasks.take(1_000, '2001-01-01T00:00:00.000Z'))
    if (first === undefined) throw new Error('not taken')

    await stores().tasks.later(first, '2001-02-01T00:00:00.000Z', 'busy')
    const before = mine(key)(await stores().tasks.take(1_000, '2001-01-31T00:00:00.000Z'))
    const [second] = mine(key)(await stores().tasks.take(1_000, '2001-02-01T00:00:00.000Z'))
    // The first worker comes too late to end what another holds by now.
    await stores().tasks.done(first)
    if (second !== undefined) await stores().tasks.later(second, '2001-03-01T00:00:00.000Z', 'busy')
    const [third] = mine(key)(await stores().tasks.take(1_000, '2001-03-01T00:00:00.000Z'))
    if (third !== undefined) await stores().tasks.done(third)

    expect(before).toEqual([])
    expect([second?.attempts, third?.attempts]).toEqual([1, 2])
    expect(mine(key)(await stores().tasks.take(1_000, '2009-01-01T00:00:00.000Z'))).toEqual([])
  })

  test('a task that is moved while it runs stays, at its new time', async () => {
    const key = randomUUID()
    await stores().tasks.add({ kind: 'x', key, dueAt: '2001-01-01T00:00:00.000Z', detail: {} })
    const [running] = mine(key)(await stores().tasks.take(1_000, '2001-01-01T00:00:00.000Z'))

    await stores().tasks.add({ kind: 'x', key, dueAt: '2001-06-01T00:00:00.000Z', detail: { again: true } })
    if (running !== undefined) await stores().tasks.done(running)

    const [moved] = mine(key)(await stores().tasks.take(1_000, '2001-06-01T00:00:00.000Z'))
    expect(moved).toMatchObject({ dueAt: '2001-06-01T00:00:00.000Z', detail: { again: true }, attempts: 0 })
  })

  test('an account comes back by its user name; a second one of that name is refused', async () => {
    const account = { ...officer(1), role: 'analyst' as const }
    await stores().staff.create(account)

    const twin = stores().staff.create({ ...officer(2), username: account.username })

    await expect(twin).rejects.toMatchObject({ code: 'conflict', field: 'username' })
    expect(await stores().staff.byUsername(account.username)).toEqual(account)
    expect(await stores().staff.byUsername('nobody')).toBeUndefined()
    expect((await stores().staff.names())[account.id]).toBe(account.displayName)
    expect(await stores().staff.count()).toBeGreaterThan(0)
  })

  test('a session opens until its end, and never for a disabled account', async () => {
    const account = officer(1)
    await stores().staff.create(account)
    const session = newSession(account.id)
    await stores().staff.openSession(session)

    await stores().staff.seen(session.id, '2026-12-31T16:00:00.000Z')
    const inTime = await stores().staff.session(session.tokenHash, '2026-12-31T23:59:59.999Z')
    const late = await stores().staff.session(session.tokenHash, session.expiresAt)
    await stores().staff.closeSession(session.tokenHash)

    const { id, csrf, by, expiresAt } = session
    const lastSeenAt = '2026-12-31T16:00:00.000Z'
    expect(inTime).toEqual({ id, staff: account, csrf, by, lastSeenAt, expiresAt })
    expect(late).toBeUndefined()
    expect(await stores().staff.session(session.tokenHash, '2026-12-31T00:00:00.000Z')).toBeUndefined()
  })

  test('a session that nobody used for eight hours is over', async () => {
    const account = officer(1)
    await stores().staff.create(account)
    const session = newSession(account.id)
    await stores().staff.openSession(session)

    const justInTime = await stores().staff.session(session.tokenHash, '2026-12-31T19:59:59.999Z')
    const tooLate = await stores().staff.session(session.tokenHash, '2026-12-31T20:00:00.000Z')

    expect([justInTime?.id, tooLate]).toEqual([session.id, undefined])
  })

  test('a new password ends the sessions that the old one opened', async () => {
    const account = officer(1)
    await stores().staff.create(account)
    const session = newSession(account.id)
    await stores().staff.openSession(session)

    await stores().staff.setPassword(account.id, 'new')

    expect(await stores().staff.session(session.tokenHash, '2026-12-31T12:30:00.000Z')).toBeUndefined()
    expect(await stores().staff.byUsername(account.username)).toMatchObject({ passwordHash: 'new' })
  })

  test('an audit entry is taken', async () => {
    const entry = { actor: 's_1', action: 'handoff-view', subject: 'h_1', at: '2026-11-25T01:00:00.000Z' }

    await expect(stores().audit.add(entry)).resolves.toBeUndefined()
  })

  test('a token is rotated by one holder at a time, each seeing what the one before stored', async () => {
    const name = randomUUID()
    const unknown = await stores().tokens.read(name)
    let holders = 0
    let most = 0

    await Promise.all(
      Array.from({ length: 8 }, () =>
        stores().tokens.rotate(name, async (current) => {
          most = Math.max(most, ++holders)
          await new Promise((resolve) => setTimeout(resolve, 5))
          holders--
          return String(Number(current ?? 0) + 1)
        }),
      ),
    )

    expect(unknown).toBeUndefined()
    expect(most).toBe(1)
    expect(await stores().tokens.read(name)).toBe('8')
  })

  test('a rotation that fails keeps the old token', async () => {
    const name = randomUUID()
    await stores().tokens.rotate(name, async () => 'old')

    const failed = stores().tokens.rotate(name, async () => Promise.reject(new Error('platform away')))

    await expect(failed).rejects.toThrow('platform away')
    expect(await stores().tokens.read(name)).toBe('old')
  })

  test('a store that answers says so', async () => {
    await expect(stores().ping()).resolves.toBeUndefined()
  })
}
