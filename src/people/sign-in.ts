import { createHash } from 'node:crypto'
import type { AuditDetail, AuditStore } from '../audit/contract.ts'
import { createLoginLimits, type LoginLimits } from '../console/login-limits.ts'
import { hashPassword, verifyPassword } from '../console/password.ts'
import { newToken } from '../console/session-cookie.ts'
import { normalUsername } from '../console/username.ts'
import type { Clock } from '../core/clock.ts'
import type { SignInTries, StaffAccount, StaffStore } from './contract.ts'
import type { Seal } from './seal.ts'
import type { SecondFactors } from './second-factors.ts'

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly staff: StaffAccount }
  /** The password was right; the ticket says so for some minutes. */
  | { readonly kind: 'needs-code'; readonly ticket: string }
  /** Unknown, disabled or wrong password: a caller cannot tell which. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wrong-code' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }

export interface SignIn {
  withPassword(username: string, password: string, ip: string): Promise<SignInOutcome>
  withCode(ticket: string, code: string, ip: string): Promise<SignInOutcome>
  /** Whoever is signed in proves that it is still the same person. */
  isOwner(staff: StaffAccount, password: string, ip: string): Promise<boolean | { readonly retryAfterSeconds: number }>
}

export interface SignInParts {
  readonly staff: StaffStore
  readonly signInTries: SignInTries
  readonly audit: AuditStore
  readonly secondFactors: SecondFactors
  readonly tickets: Seal
  readonly clock: Clock
}

const TICKET_MINUTES = 5

export function createSignIn(parts: SignInParts): SignIn {
  const { staff, audit, secondFactors, tickets, clock } = parts
  const limits = createLoginLimits(parts.signInTries, clock)
  const checkPassword = createPasswordCheck(staff)
  const note = (actor: string, action: string, ip: string, detail?: AuditDetail): Promise<void> =>
    audit.add({
      actor,
      action,
      subject: ip,
      at: clock.now().toISOString(),
      ...(detail === undefined ? {} : { detail }),
    })

  return {
    async withPassword(typed, password, ip) {
      const username = normalUsername(typed)
      return limited(limits, { username, ip }, async () => {
        const { account, right } = await checkPassword(username, password)
        if (account === undefined || !right) {
          // The typed name is left out of the audit: people type their password there by accident.
          await note(account?.id ?? 'unknown', 'login-failed', ip)
          return { kind: 'refused' }
        }
        if ((await secondFactors.state(account.id)).on) return { kind: 'needs-code', ticket: ticketFor(account) }
        await note(account.id, 'login', ip)
        return { kind: 'signed-in', staff: account }
      })
    },
    async withCode(ticket, code, ip) {
      const account = await accountOfTicket(ticket)
      if (account === undefined) return { kind: 'refused' }
      return limited(limits, { username: account.username, ip }, async () => {
        const way = await secondFactors.check(account.id, code)
        await note(account.id, way === undefined ? 'login-code-failed' : 'login', ip, { code: way ?? 'wrong' })
        return way === undefined ? { kind: 'wrong-code' } : { kind: 'signed-in', staff: account }
      })
    },
    async isOwner({ username, passwordHash, id }, password, ip) {
      const attempt = { username, ip }
      const retryAfterSeconds = await limits.begin(attempt)
      if (retryAfterSeconds !== undefined) return { retryAfterSeconds }
      const right = await verifyPassword(passwordHash, password)
      if (right) await limits.succeeded(attempt)
      else await note(id, 'login-failed', ip, { asked: 'again' })
      return right
    },
  }

  function ticketFor({ username, passwordHash }: StaffAccount): string {
    const until = clock.now().getTime() + TICKET_MINUTES * 60_000
    return tickets.seal([until, digestOf(passwordHash), username].join(' '), 'ticket')
  }
  /** A new password makes tickets of the old one worthless. */
  async function accountOfTicket(ticket: string): Promise<StaffAccount | undefined> {
    const [until, digest, username] = tickets.open(ticket, 'ticket')?.split(' ') ?? []
    if (username === undefined || !(Number(until) > clock.now().getTime())) return undefined
    const account = await staff.byUsername(username)
    const good = account !== undefined && !account.disabled && digestOf(account.passwordHash) === digest
    return good ? account : undefined
  }
}

async function limited(
  limits: LoginLimits,
  attempt: { username: string; ip: string },
  run: () => Promise<SignInOutcome>,
): Promise<SignInOutcome> {
  const retryAfterSeconds = await limits.begin(attempt)
  if (retryAfterSeconds !== undefined) return { kind: 'too-many', retryAfterSeconds }
  let failed = false
  try {
    const outcome = await run()
    failed = outcome.kind === 'refused' || outcome.kind === 'wrong-code'
    return outcome
  } finally {
    // A database that was away for a moment is nobody's wrong password.
    if (!failed) await limits.succeeded(attempt)
  }
}

/** Always hashes once, so that the time does not tell whether a name exists. */
function createPasswordCheck(staff: StaffStore) {
  const dummyHash = hashPassword(newToken())
  return async (username: string, password: string): Promise<{ account: StaffAccount | undefined; right: boolean }> => {
    const account = await staff.byUsername(username)
    const matches = await verifyPassword(account?.passwordHash ?? (await dummyHash), password)
    return { account, right: matches && account !== undefined && !account.disabled }
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
