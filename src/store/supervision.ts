import type { SupervisionStores } from '../analytics/supervision-contract.ts'
import { createActionStore } from './actions.ts'
import { createCommentStore } from './comments.ts'
import type { Database } from './database.ts'
import { createRecheckStore } from './rechecks.ts'
import { createSnapshotStore } from './snapshots.ts'

export function createSupervisionStores(database: Database): SupervisionStores {
  return {
    snapshots: createSnapshotStore(database),
    rechecks: createRecheckStore(database),
    comments: createCommentStore(database),
    actions: createActionStore(database),
  }
}
