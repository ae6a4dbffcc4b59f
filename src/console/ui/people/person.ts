import type { Role } from '../desk-types.ts'

/** As `GET /people` answers. Empty lists = everything. */
export interface Person {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly disabled: boolean
  readonly mustChangePassword?: boolean
  readonly email?: string
  readonly queues: readonly string[]
  readonly provinces: readonly string[]
  readonly languages: readonly string[]
  readonly createdAt: string
  readonly lastSeenAt?: string
  readonly totp: boolean
}

export interface PeopleList {
  readonly people: readonly Person[]
}

/** Shown once, to be handed over. */
export interface GivenPassword {
  readonly name: string
  readonly username: string
  readonly password: string
}
