import type { Action, ActionStore } from '../action-contract.ts'
import type { CommentFilter, CommentStore } from '../comment-contract.ts'
import type { CommentTopics } from '../comments/code-comment.ts'
import { topicAgreement } from '../comments/topic-agreement.ts'
import { topicShares, type TopicShare } from '../comments/topic-shares.ts'
import type { RecheckFilter, RecheckStore } from '../recheck-contract.ts'
import type { Month, SnapshotStore } from '../snapshot-contract.ts'
import { recheckShare, type RecheckShare } from './recheck-share.ts'

/** What the report shows beside its figures. */
export interface ReportParts {
  comments(filter: CommentFilter): Promise<CommentFigures>
  rechecks(filter: RecheckFilter): Promise<RecheckShare | null>
  actions(): Promise<readonly Action[]>
  frozen(): Promise<readonly { readonly month: Month; readonly version: number; readonly changed: boolean }[]>
}

export interface CommentFigures {
  /** Null: fewer than ten, but some. */
  readonly count: number | null
  /** Empty unless publishable. */
  readonly topics: readonly TopicShare[]
  /** Of all comments coded twice so far, not of the filter's alone. */
  readonly kappa: number | null
  readonly codedTwice: number
  readonly publishable: boolean
}

export interface ReportStores {
  readonly comments: CommentStore
  readonly rechecks: RecheckStore
  readonly actions: ActionStore
  readonly snapshots: SnapshotStore
}

const SMALLEST_COUNT = 10

export function createReportParts(stores: ReportStores, topics: CommentTopics): ReportParts {
  const { comments, rechecks, actions, snapshots } = stores
  return {
    async comments(filter) {
      const [counts, pairs] = await Promise.all([comments.counts(filter), comments.codedTwice()])
      const { n: codedTwice, kappa, publishable } = topicAgreement(pairs)
      const count = [...counts.values()].reduce((total, n) => total + n, 0)
      return {
        count: count > 0 && count < SMALLEST_COUNT ? null : count,
        topics: publishable ? topicShares(counts, topics) : [],
        kappa,
        codedTwice,
        publishable,
      }
    },
    rechecks: async (filter) => recheckShare(await rechecks.found(filter)),
    actions: () => actions.list(),
    frozen: () => snapshots.latest(),
  }
}
