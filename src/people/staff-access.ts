import type { Clock } from '../core/clock.ts'
import type { Stores } from '../store/contract.ts'
import { createOpenId, type OpenId, type OpenIdSettings } from './open-id.ts'
import { createPeople, type People } from './people.ts'
import { createSeal } from './seal.ts'
import { createSecondFactors, type SecondFactors } from './second-factors.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

/** Accounts and the ways in. */
export interface StaffAccess {
  readonly signIn: SignIn
  readonly secondFactors: SecondFactors
  readonly people: People
  readonly openId: OpenId | undefined
}

export interface StaffAccessParts {
  readonly stores: Pick<Stores, 'staff' | 'people' | 'secondFactors' | 'signInTries' | 'audit'>
  readonly secret: string
  readonly clock: Clock
  readonly openId?: OpenIdSettings | undefined
}

export function createStaffAccess({ stores, secret, clock, openId }: StaffAccessParts): StaffAccess {
  const secondFactors = createSecondFactors(stores.secondFactors, createSeal(secret, 'second factor'), clock)
  return {
    secondFactors,
    signIn: createSignIn({ ...stores, secondFactors, tickets: createSeal(secret, 'sign-in ticket'), clock }),
    people: createPeople(stores.people, stores.staff),
    openId: openId && createOpenId({ ...openId, seal: createSeal(secret, 'openid'), clock }),
  }
}
