import { generatePassword, hashPassword, passwordProblem } from '../console/password.ts'
import { normalUsername } from '../console/username.ts'
import { AppError } from '../core/errors.ts'
import { newStaffId, type StaffId } from '../core/ids.ts'
import type { PeopleStore, Person, PersonChange, PersonDetails, StaffRole, StaffStore } from './contract.ts'

export interface NewPerson extends PersonDetails {
  readonly username: string
  readonly displayName: string
  readonly role: StaffRole
}

/** What admins do with accounts. Passwords are made here, given once, and changed at the first sign-in. */
export interface People {
  list(): Promise<readonly Person[]>
  find(id: StaffId): Promise<Person>
  create(person: NewPerson): Promise<{ readonly person: Person; readonly password: string }>
  change(id: StaffId, change: PersonChange, by: StaffId): Promise<Person>
  reset(id: StaffId): Promise<string>
}

export function createPeople(store: PeopleStore, staff: Pick<StaffStore, 'create'>): People {
  async function find(id: StaffId): Promise<Person> {
    const person = await store.find(id)
    if (person === undefined) throw unknownPerson()
    return person
  }
  return {
    list: () => store.list(),
    find,
    async create({ username: typed, displayName, role, ...details }) {
      const username = checkUsername(typed)
      const [id, password] = [newStaffId(), newPassword(username)]
      const account = { id, username, displayName, role, passwordHash: await hashPassword(password), disabled: false }
      await staff.create({ ...account, mustChangePassword: true }, details)
      return { person: await find(id), password }
    },
    async change(id, change, by) {
      const { role } = await find(id)
      if (id === by && (change.disabled === true || (change.role ?? role) !== role)) {
        throw new AppError('forbidden', 'Không thể tự khóa hay tự đổi vai trò của mình. Xin nhờ quản trị viên khác.', {
          field: change.disabled === true ? 'disabled' : 'role',
        })
      }
      const outcome = await store.change(id, change)
      if (outcome === 'unknown') throw unknownPerson()
      if (outcome === 'last-admin') throw new AppError('conflict', 'Đây là quản trị viên cuối cùng, cần giữ lại.')
      return find(id)
    },
    async reset(id) {
      const { username } = await find(id)
      const password = newPassword(username)
      await store.reset(id, await hashPassword(password))
      return password
    },
  }
}

function checkUsername(typed: string): string {
  const username = normalUsername(typed)
  if (/^[a-z0-9._-]{3,40}$/.test(username)) return username
  const message = 'Tên đăng nhập gồm 3 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.'
  throw new AppError('invalid_input', message, { field: 'username' })
}

/** By chance a password may hold a short name. */
function newPassword(username: string): string {
  for (;;) {
    const password = generatePassword()
    if (passwordProblem(password, username) === undefined) return password
  }
}

function unknownPerson(): AppError {
  return new AppError('not_found', 'Không tìm thấy tài khoản này.')
}
