import express, { type Router } from 'express'
import type { AuditStore } from '../audit/contract.ts'
import type { StaffAuth } from '../console/staff-auth.ts'
import type { Clock } from '../core/clock.ts'
import type { StaffStore } from '../people/contract.ts'
import { createSeal } from '../people/seal.ts'
import { addActionRoutes } from './action-routes.ts'
import { addCommentRoutes } from './comment-routes.ts'
import type { CommentTopics } from './comments/code-comment.ts'
import { addRecheckRoutes } from './recheck-routes.ts'
import { addSnapshotRoutes } from './snapshot-routes.ts'
import type { SupervisionStores } from './supervision-contract.ts'
import type { YearlySurvey } from './yearly-contract.ts'
import { addYearlyRoutes } from './yearly-routes.ts'

export interface SupervisionParts {
  readonly stores: SupervisionStores & { readonly audit: AuditStore; readonly staff: Pick<StaffStore, 'names'> }
  readonly topics: CommentTopics
  readonly yearly: YearlySurvey
  readonly secret: string
}

/** Each asks for its own permission. */
export function addSupervisionRoutes(
  router: Router,
  { auth, clock, stores, topics, yearly, secret }: SupervisionParts & { auth: StaffAuth; clock: Clock },
): void {
  const { snapshots, rechecks, comments, actions, audit, staff } = stores
  router.use(['/snapshots', '/rechecks', '/comments', '/actions'], express.json({ limit: '64kb' }))
  addSnapshotRoutes(router, { auth, clock, snapshots, audit, staff })
  addRecheckRoutes(router, { auth, clock, rechecks })
  addYearlyRoutes(router, { auth, yearly })
  addActionRoutes(router, { auth, clock, actions })
  addCommentRoutes(router, { auth, clock, comments, topics, seal: createSeal(secret, 'comments') })
}
