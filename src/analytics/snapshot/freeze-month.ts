import type { AuditStore } from '../../audit/contract.ts'
import { vietnamDay } from '../../core/clock.ts'
import type { Day } from '../../core/ids.ts'
import { codeVersion } from '../../code-version.ts'
import type { FreezeOutcome, Month, SnapshotStore } from '../snapshot-contract.ts'
import { freezeDay } from './month.ts'

export interface FreezeParts {
  readonly snapshots: SnapshotStore
  readonly audit: AuditStore
}

export interface FreezeOrder {
  readonly month: Month
  readonly note: string
  /** A member of the staff, or how the program came to do it. */
  readonly by: string
  readonly now: Date
}

export type Freezing = FreezeOutcome | { readonly kind: 'too_early'; readonly from: Day }

/** Keeps a month as its next version, with an audit line; not before its last invitation has expired. */
export async function freezeMonth({ snapshots, audit }: FreezeParts, order: FreezeOrder): Promise<Freezing> {
  const { month, note, by, now } = order
  const from = freezeDay(month)
  if (vietnamDay(now) < from) return { kind: 'too_early', from }
  const at = now.toISOString()
  const outcome = await snapshots.freeze({ month, note, by, at, codeVersion })
  if (outcome.kind === 'frozen') {
    const { version, rows, sha256 } = outcome.snapshot
    await audit.add({ actor: by, action: 'month-freeze', subject: month, at, detail: { version, rows, sha256 } })
  }
  return outcome
}
