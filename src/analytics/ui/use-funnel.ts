import { useEffect, useState } from 'preact/hooks'
import { request } from '../../console/ui/api.ts'
import type { RatingFunnel } from '../../core/rating.ts'
import type { Period } from './period.ts'

export type FunnelState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly detail: string; readonly field?: string }
  | { readonly kind: 'loaded'; readonly value: RatingFunnel }

export function useFunnel({ from, to }: Period, expired: () => void): FunnelState {
  const [state, setState] = useState<FunnelState>({ kind: 'loading' })
  useEffect(() => {
    let current = true
    void request<RatingFunnel>(`/api/analytics/funnel?${new URLSearchParams({ from, to })}`).then((result) => {
      // The answer for a period that was left meanwhile.
      if (!current) return
      if (result.ok) setState({ kind: 'loaded', value: result.value })
      else if (result.status === 401) expired()
      else setState({ kind: 'failed', ...result })
    })
    return () => {
      current = false
    }
  }, [from, to, expired])
  return state
}
