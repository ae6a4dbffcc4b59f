import { useMemo, useState } from 'react'
import type { HandoffList } from './api.ts'
import type { DeskItem } from './desk-types.ts'
import { groupsOf, idsOf, whoses, type QueueFilter, type QueueGroup } from './queue-filter.ts'
import { useApi } from './use-api.ts'
import { loadedOr, useResource } from './use-resource.ts'
import { useStored } from './use-stored.ts'

export interface QueueState {
  readonly filter: QueueFilter
  readonly groups: readonly QueueGroup[]
  /** In the order of the screen. */
  readonly ids: readonly string[]
  readonly change: (part: Partial<QueueFilter>) => void
}

const none: HandoffList = { handoffs: [] }

export function useQueue(open: readonly DeskItem[]): QueueState {
  const { staff } = useApi()
  const [whose, setWhose] = useStored('queue', whoses, 'all')
  const [rest, setRest] = useState({ queue: '', channel: '' })
  const { state } = useResource<HandoffList>(whose === 'resolved' ? '/handoffs?status=resolved' : undefined, open)
  const resolved = loadedOr(state, none).handoffs
  const filter = useMemo(() => ({ whose, ...rest }), [whose, rest])
  const groups = useMemo(
    () => groupsOf(open, resolved.filter(isOver), filter, staff.id),
    [open, resolved, filter, staff.id],
  )
  const ids = useMemo(() => idsOf(groups), [groups])
  const change = ({ whose: next, ...part }: Partial<QueueFilter>): void => {
    if (next !== undefined) setWhose(next)
    setRest((known) => ({ ...known, ...part }))
  }
  return { filter, groups, ids, change }
}

function isOver({ status }: DeskItem): boolean {
  return status !== 'waiting' && status !== 'assigned'
}
