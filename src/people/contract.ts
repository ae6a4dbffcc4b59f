import type { Instant, StaffId } from '../core/ids.ts'

export const staffRoles = ['officer', 'supervisor', 'analyst', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

export interface StaffAccount {
  readonly id: StaffId
  readonly username: string
  readonly displayName: string
  readonly role: StaffRole
  readonly passwordHash: string
  readonly disabled: boolean
  /** The password was made by somebody else: nothing but a new one is possible with it. */
  readonly mustChangePassword?: true
}

/** What an admin keeps of a person besides the account. */
export interface PersonDetails {
  /** In lower case; only to know the person again at the OpenID provider. */
  readonly email?: string
  /** What the person takes on; an empty list = everything. */
  readonly queues: readonly string[]
  readonly provinces: readonly string[]
  readonly languages: readonly string[]
}

export interface Person extends PersonDetails, Omit<StaffAccount, 'passwordHash'> {
  readonly createdAt: Instant
  readonly lastSeenAt?: Instant
  /** Signs in with a code as well. */
  readonly totp: boolean
}

export type PersonChange = Partial<PersonDetails> & Partial<Pick<StaffAccount, 'displayName' | 'role' | 'disabled'>>

export type SessionId = `e_${string}`
export type SignedInBy = 'password' | 'openid'

/** Without the token: the store alone does not open a session. */
export interface StaffSession {
  readonly id: SessionId
  readonly staff: StaffAccount
  readonly csrf: string
  readonly by: SignedInBy
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
}

export interface NewSession {
  readonly id: SessionId
  /** SHA-256 of the cookie's value. */
  readonly tokenHash: string
  readonly staff: StaffId
  readonly csrf: string
  readonly by: SignedInBy
  readonly ip: string
  readonly device: string
  readonly startedAt: Instant
  readonly expiresAt: Instant
}

export type ListedSession = Pick<NewSession, 'id' | 'device' | 'ip' | 'startedAt'> & { readonly lastSeenAt: Instant }

/** Without a request for this long a session ends; an open page alone is no request. */
export const SESSION_IDLE_HOURS = 8

export interface StaffStore {
  create(account: StaffAccount, details?: PersonDetails): Promise<void>
  /** Ends the account's sessions too. */
  setPassword(id: StaffId, passwordHash: string): Promise<void>
  byUsername(username: string): Promise<StaffAccount | undefined>
  count(): Promise<number>
  /** Display names by id. */
  names(): Promise<Readonly<Record<string, string>>>
  openSession(session: NewSession): Promise<void>
  session(tokenHash: string, now: Instant): Promise<StaffSession | undefined>
  seen(session: SessionId, now: Instant): Promise<void>
  closeSession(tokenHash: string): Promise<void>
}

export interface PeopleStore {
  list(): Promise<readonly Person[]>
  find(id: StaffId): Promise<Person | undefined>
  /** A disabled account's sessions end. The last admin stays one. */
  change(id: StaffId, change: PersonChange): Promise<'changed' | 'unknown' | 'last-admin'>
  /** A password that must be changed; second factor, provider's identity and sessions are gone. */
  reset(id: StaffId, passwordHash: string): Promise<void>
  sessions(id: StaffId, now: Instant): Promise<readonly ListedSession[]>
  /** One session of this person, or all. Returns how many ended. */
  endSessions(id: StaffId, only?: SessionId): Promise<number>
}

/** Who the OpenID provider says that somebody is. */
export interface ProviderIdentity {
  /** Issuer and subject: never given to another person, unlike names. */
  readonly subject: string
  readonly username?: string
  /** Only if the provider has verified it. */
  readonly email?: string
}

export interface ProviderIdentityStore {
  /** The enabled account of this identity, which from now on belongs to it alone. */
  accountOf(identity: ProviderIdentity): Promise<StaffAccount | undefined>
}

export interface SecondFactor {
  /** Encrypted. */
  readonly secret: string
  readonly confirmed: boolean
  readonly recoveryCodesLeft: number
}

export interface SecondFactorStore {
  find(staff: StaffId): Promise<SecondFactor | undefined>
  /** Takes the place of one that was never confirmed; false: there is a confirmed one. */
  propose(staff: StaffId, secret: string): Promise<boolean>
  /** `step` is that of the code: it counts as used. */
  confirm(staff: StaffId, step: number, recoveryHashes: readonly string[]): Promise<boolean>
  /** False: this code or a later one was used. */
  useStep(staff: StaffId, step: number): Promise<boolean>
  useRecoveryCode(staff: StaffId, hash: string): Promise<boolean>
  remove(staff: StaffId): Promise<void>
}

export interface SignInRule {
  readonly key: string
  readonly limit: number
}

/** Failed sign-ins of a while, over all instances. */
export interface SignInTries {
  /** Counts a try against every rule, or against none: then until when to wait. */
  take(rules: readonly SignInRule[], now: Instant, seconds: number): Promise<Instant | undefined>
  /** It was no failure. */
  giveBack(rules: readonly SignInRule[]): Promise<void>
}
