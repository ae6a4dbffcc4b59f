import type { ActionStore } from './action-contract.ts'
import type { CommentStore } from './comment-contract.ts'
import type { RecheckStore } from './recheck-contract.ts'
import type { SnapshotStore } from './snapshot-contract.ts'

/** Freeze, supervision, comments, and what is done about findings. */
export interface SupervisionStores {
  readonly snapshots: SnapshotStore
  readonly rechecks: RecheckStore
  readonly comments: CommentStore
  readonly actions: ActionStore
}
