import { generatePassword, hashPassword, passwordProblem } from '../console/password.ts'
import { normalUsername } from '../console/username.ts'
import { AppError } from '../core/errors.ts'
import { newStaffId } from '../core/ids.ts'
import { staffRoles } from '../people/contract.ts'
import { withStores } from './with-stores.ts'

export interface StaffCreateOptions {
  readonly username: string
  readonly name: string
  readonly role: string
  /** Read the password from stdin instead of making one; it never stands on the command line. */
  readonly passwordStdin: boolean
  /** At the first sign-in: whoever makes the account for somebody else has seen its password. */
  readonly mustChange?: boolean
}

/** `ansinh staff create`: makes an account; prints its generated password once. */
export async function staffCreateCommand(options: StaffCreateOptions): Promise<number> {
  const role = staffRoles.find((known) => known === options.role)
  if (role === undefined)
    throw new AppError('wrong_use', `--role: expected ${staffRoles.join(', ')}`, { field: 'role' })
  const username = normalUsername(options.username)
  if (!/^[a-z0-9._-]{3,40}$/.test(username)) {
    throw new AppError('wrong_use', '--username: expected 3 to 40 of a–z, 0–9, ".", "_", "-"', { field: 'username' })
  }
  const given = options.passwordStdin ? await readStdin() : undefined
  const problem = given === undefined ? undefined : passwordProblem(given, username)
  if (problem !== undefined) throw new AppError('wrong_use', problem, { field: 'password' })
  const password = given ?? generatePassword()
  const passwordHash = await hashPassword(password)
  const account = { id: newStaffId(), username, displayName: options.name, role, passwordHash, disabled: false }
  await withStores(async ({ stores }) => {
    await stores.staff.create(options.mustChange === true ? { ...account, mustChangePassword: true } : account)
    const at = new Date().toISOString()
    await stores.audit.add({
      actor: 'command line',
      action: 'person-create',
      subject: account.id,
      at,
      detail: { role },
    })
  })
  const shown = given === undefined ? { password } : {}
  process.stdout.write(`${JSON.stringify({ username, role, ...shown })}\n`)
  return 0
}

async function readStdin(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text.replace(/\r?\n$/, '')
}
