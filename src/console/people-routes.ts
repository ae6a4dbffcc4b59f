import type { Request, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { StaffId } from '../core/ids.ts'
import { staffRoles, type PeopleStore, type PersonChange } from '../people/contract.ts'
import type { People } from '../people/people.ts'
import { readInput } from './read-input.ts'
import type { StaffAuth } from './staff-auth.ts'
import { neededText } from './text-input.ts'

export interface PeopleRouteParts {
  readonly people: People
  readonly store: PeopleStore
  readonly auth: StaffAuth
  readonly clock: Clock
}

const names = z
  .array(neededText.pipe(z.string().max(100, 'Mỗi mục dài tối đa 100 ký tự.')), 'Danh sách chưa đúng.')
  .max(100, 'Danh sách có tối đa 100 mục.')
const email = z
  .string('Thư điện tử chưa đúng.')
  .trim()
  .toLowerCase()
  .max(200, 'Thư điện tử quá dài.')
  .refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'Thư điện tử chưa đúng.')
const displayName = neededText.pipe(z.string().max(80, 'Tên hiển thị dài tối đa 80 ký tự.'))
const role = z.enum(staffRoles, 'Xin chọn vai trò.')

const newPerson = z.object({
  username: z.string('Chưa nhập tên đăng nhập.').max(100, 'Tên đăng nhập quá dài.'),
  displayName,
  role,
  email: email.optional(),
  queues: names.default([]),
  provinces: names.default([]),
  languages: names.default([]),
})
const personChange = z.object({
  displayName: displayName.optional(),
  role: role.optional(),
  disabled: z.boolean('Chưa rõ khóa hay mở.').optional(),
  email: email.optional(),
  queues: names.optional(),
  provinces: names.optional(),
  languages: names.optional(),
})

/** `/people`: for admins. */
export function addPeopleRoutes(router: Router, parts: PeopleRouteParts): void {
  const { people, auth } = parts
  router.use('/people', auth.requireStaff('people'))
  router.get('/people', async (_req, res) => {
    res.json({ people: await people.list() })
  })
  router.post('/people', async (req, res) => {
    const { email: typed, ...given } = readInput(newPerson, req.body)
    const address = typed === undefined || typed === '' ? {} : { email: typed }
    const { person, password } = await people.create({ ...given, ...address })
    await auth.record(res, 'person-create', person.id, { role: person.role })
    res.status(201).json({ staff: person, password })
  })
  router.patch('/people/:id', async (req, res) => {
    const id = personId(req)
    const change = changeOf(readInput(personChange, req.body))
    const person = await people.change(id, change, auth.current(res).staff.id)
    const { role: newRole, disabled } = change
    await auth.record(res, 'person-change', id, {
      fields: Object.keys(change),
      ...(newRole === undefined ? {} : { role: newRole }),
      ...(disabled === undefined ? {} : { disabled }),
    })
    res.json({ staff: person })
  })
  router.post('/people/:id/reset', async (req, res) => {
    const id = personId(req)
    const password = await people.reset(id)
    await auth.record(res, 'person-reset', id)
    res.json({ password })
  })
  addSessionRoutes(router, parts)
}

function addSessionRoutes(router: Router, { people, store, auth, clock }: PeopleRouteParts): void {
  router.get('/people/:id/sessions', async (req, res) => {
    const { id } = await people.find(personId(req))
    await auth.record(res, 'sessions-view', id)
    res.json({ sessions: await store.sessions(id, clock.now().toISOString()) })
  })
  router.delete('/people/:id/sessions', async (req, res) => {
    const { id } = await people.find(personId(req))
    const ended = await store.endSessions(id)
    await auth.record(res, 'sessions-end', id, { ended })
    res.json({ ended })
  })
}

/** Without the fields that were not sent. */
function changeOf({ displayName: name, role: newRole, disabled, ...rest }: z.infer<typeof personChange>): PersonChange {
  const { email: address, queues, provinces, languages } = rest
  return {
    ...(name === undefined ? {} : { displayName: name }),
    ...(newRole === undefined ? {} : { role: newRole }),
    ...(disabled === undefined ? {} : { disabled }),
    ...(address === undefined ? {} : { email: address }),
    ...(queues === undefined ? {} : { queues }),
    ...(provinces === undefined ? {} : { provinces }),
    ...(languages === undefined ? {} : { languages }),
  }
}

function personId(req: Request): StaffId {
  const { id } = req.params
  if (typeof id === 'string' && isStaffId(id)) return id
  throw new AppError('not_found', 'Không tìm thấy tài khoản này.')
}

function isStaffId(text: string): text is StaffId {
  return /^s_[\w-]{1,64}$/.test(text)
}
