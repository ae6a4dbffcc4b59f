import type { Router } from 'express'
import type { Clock } from '../core/clock.ts'
import type { StaffAccess } from '../people/staff-access.ts'
import type { Stores } from '../store/contract.ts'
import { addAuditRoutes } from './audit-routes.ts'
import { addMyAccountRoutes } from './my-account-routes.ts'
import { addOpenIdRoutes } from './open-id-routes.ts'
import { addPeopleRoutes } from './people-routes.ts'
import { addSignInRoutes } from './sign-in-routes.ts'
import type { StaffAuth } from './staff-auth.ts'

export interface StaffRouteParts {
  readonly auth: StaffAuth
  readonly access: StaffAccess
  readonly stores: Pick<Stores, 'staff' | 'people' | 'identities' | 'audit'>
  readonly clock: Clock
  /** Where browsers reach the site, if a proxy changes the host's name. */
  readonly publicUrl?: string | undefined
}

/** Signing in, one's own account, and for admins people and the audit log. */
export function addStaffRoutes(router: Router, parts: StaffRouteParts): void {
  const { auth, access, stores, clock, publicUrl } = parts
  addSignInRoutes(router, { access, auth })
  addOpenIdRoutes(router, { ...stores, openId: access.openId, auth, clock, publicUrl })
  addMyAccountRoutes(router, { ...stores, access, auth, clock })
  addPeopleRoutes(router, { people: access.people, store: stores.people, auth, clock })
  addAuditRoutes(router, { audit: stores.audit, auth })
}
