import { useCallback, useState } from 'react'
import type { HandoffList, Result } from './api.ts'
import { handoffHref } from './places.ts'
import { tellDone, tellFailure } from './toasts.tsx'
import { useApi, type Api } from './use-api.ts'

export interface NextControl {
  readonly busy: boolean
  readonly take: () => void
}

/** Takes the most urgent conversation that this officer can take, and opens it. */
export function useNext(refresh: () => Promise<void>): NextControl {
  const { call } = useApi()
  const [busy, setBusy] = useState(false)

  const take = useCallback(async () => {
    setBusy(true)
    const result = await takeNext(call)
    await refresh()
    setBusy(false)
    if (!result.ok) tellFailure(result.detail)
    else if (result.value === undefined) tellDone('Không có cuộc nào đang chờ phù hợp với anh/chị.')
    else location.hash = handoffHref(result.value)
  }, [call, refresh])

  return { busy, take: () => void (busy || take()) }
}

/** Its id; undefined: nobody waits. */
async function takeNext(call: Api['call']): Promise<Result<string | undefined>> {
  const chosen = await call<{ handoff?: { id: string } }>('/handoffs/next', { method: 'POST', body: {} })
  if (chosen.ok) return { ok: true, value: chosen.value.handoff?.id }
  if (chosen.status !== 404) return chosen
  // A server that does not choose: the first of its list is the most urgent one.
  const list = await call<HandoffList>('/handoffs')
  if (!list.ok) return list
  const first = list.value.handoffs.find(({ status }) => status === 'waiting')
  if (first === undefined) return { ok: true, value: undefined }
  const claimed = await call(`/handoffs/${first.id}/claim`, { method: 'POST' })
  return claimed.ok ? { ok: true, value: first.id } : claimed
}
